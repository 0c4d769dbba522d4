import "./portal.scss";
import "./requests";
import "./disclosures";
import "./file-drop";
