import "./portal.scss";
import "./requests";
import "./disclosures";
import "./file-drop";
import "./passkeys";
import "./one-time-code";
import "./printing";
