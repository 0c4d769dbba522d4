import { render } from "preact";
import { App } from "./app";
import "./look/look.css";

render(<App />, document.getElementById("app")!);
