import { useEffect, useMemo, useState } from "preact/hooks";
import { ActivityForm } from "./activities/activity-form";
import { ActivityList } from "./activities/activity-list";
import { BusinessForm } from "./businesses/business-form";
import { BusinessList } from "./businesses/business-list";
import { BusinessPage } from "./businesses/business-page";
import { DevicePage } from "./device/device-page";
import { MorePage } from "./device/more-page";
import { PinPage } from "./device/pin-page";
import { RecordsPage } from "./device/records-page";
import type { Access, Session } from "./device/access";
import { DifficultyForm } from "./difficulties/difficulty-form";
import { DifficultyList } from "./difficulties/difficulty-list";
import { DifficultyPage } from "./difficulties/difficulty-page";
import { GuidePage } from "./guide/guide-page";
import { HouseholdForm } from "./households/household-form";
import { HouseholdList } from "./households/household-list";
import { HouseholdPage } from "./households/household-page";
import { Visited } from "./households/visited";
import { FieldContext, type OpenField, useNotebookChanges } from "./look/field";
import { Frame } from "./look/frame";
import { type Route, useRoute } from "./look/router";
import { SampleForm } from "./samples/sample-form";
import { IdleLock } from "./storage/lock";
import type { Surroundings } from "./sync/connection";
import { SyncEngine } from "./sync/engine";
import { RecordMaker } from "./sync/records";
import { SyncRunner, type SyncState } from "./sync/runner";
import { uuid7Maker } from "./sync/uuid7";
import { TeamPage } from "./team/team-page";
import { NoticePage } from "./today/notice-page";
import { TodayPage } from "./today/today-page";

/** The app with its notebook open: one runner, one lock, and the screen that the address names. */
export function OpenApp({ session, access, surroundings, update, onLock, onGone }: {
  session: Session; access: Access; surroundings: Surroundings; update: (() => void) | undefined; onLock: () => void; onGone: (why: "revoked" | "signedOff") => void;
}) {
  const { notebook, token } = session;
  useNotebookChanges(notebook);
  const route = useRoute();
  const [sync, setSync] = useState<SyncState>({ kind: "idle" });
  const [said, setSaid] = useState("");
  const maker = useMemo(() => new RecordMaker(notebook, surroundings.clock, uuid7Maker(surroundings.random)), [notebook]);
  const runner = useMemo(() => new SyncRunner(new SyncEngine(notebook, token, surroundings), surroundings, setSync), [notebook]);

  const lock = () => void runner.stop().then(onLock);

  useEffect(() => {
    void runner.now();
    const online = () => void runner.now();
    const shown = () => {
      if (document.visibilityState === "visible") online();
    };
    addEventListener("online", online);
    document.addEventListener("visibilitychange", shown);
    return () => {
      removeEventListener("online", online);
      document.removeEventListener("visibilitychange", shown);
      void runner.stop();
    };
  }, [runner]);

  useEffect(() => {
    if (sync.kind === "revoked") void access.destroy().then(() => onGone("revoked"));
  }, [sync.kind]);

  useEffect(() => {
    let locked = false;
    const idle = new IdleLock(surroundings.clock, () => {
      if (!locked) lock();
      locked = true;
    });
    const touch = () => idle.touch();
    const look = () => void idle.check();
    const timer = setInterval(look, 5_000);
    const events = ["pointerdown", "keydown", "scroll"] as const;
    events.forEach((name) => addEventListener(name, touch, { passive: true, capture: true }));
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      events.forEach((name) => removeEventListener(name, touch, { capture: true }));
      document.removeEventListener("visibilitychange", look);
    };
  }, []);

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(""), 4_000);
    return () => clearTimeout(timer);
  }, [said]);

  const field: OpenField = {
    notebook, maker, sync,
    keep: async (words, records, photos, options) => {
      try {
        await notebook.record(records, photos, options);
      } catch {
        setSaid("Máy hết chỗ, chưa ghi được. Xóa bớt ảnh, video trong máy rồi ghi lại.");
        return false;
      }
      setSaid(words);
      void runner.now();
      return true;
    }, now: () => maker.now(), send: () => void runner.now(), say: setSaid, lock, update, appVersion: surroundings.appVersion,
    changePin: (oldPin, newPin) => access.changePin(oldPin, newPin),
    signOff: async () => {
      const result = await access.signOff(session);
      if (result === "done") onGone("signedOff");
      return result;
    },
  };
  return (
    <FieldContext.Provider value={field}>
      <Frame here={route.parts[0] ?? ""} said={said}><Page route={route} /></Frame>
    </FieldContext.Provider>
  );
}

function Page({ route }: { route: Route }) {
  const [place, id, more] = route.parts;
  const repair = route.query.get("sua");
  const corrects = repair ? { corrects: repair } : {};
  const key = `${route.parts.join("/")}?${repair ?? ""}`;
  switch (place) {
    case "ho":
      if (!id) return <HouseholdList />;
      if (id === "moi") return <HouseholdForm key={key} {...corrects} />;
      if (more === "sua") return <HouseholdForm key={key} id={id} />;
      if (more === "xong") return <Visited id={id} next={route.query.get("tiep")} />;
      return <HouseholdPage id={id} {...corrects} />;
    case "co-so":
      if (!id) return <BusinessList />;
      if (id === "moi") return <BusinessForm key={key} {...corrects} />;
      return more === "sua" ? <BusinessForm key={key} id={id} /> : <BusinessPage id={id} {...corrects} />;
    case "hoat-dong": return id === "moi" ? <ActivityForm key={key} {...corrects} /> : <ActivityList />;
    case "i-speed": return <SampleForm key={key} {...corrects} />;
    case "kho-khan": {
      const household = route.query.get("ho");
      if (id && id !== "moi") return <DifficultyPage key={id} id={id} />;
      return id === "moi" ? <DifficultyForm key={key} {...corrects} {...(household && { householdId: household })} /> : <DifficultyList />;
    }
    case "thong-bao": return <NoticePage id={id ?? ""} />;
    case "to": return <TeamPage />;
    case "cam-nang": return <GuidePage lesson={route.parts.slice(1).join("/")} />;
    case "so-gui": return <RecordsPage />;
    case "may": return id === "pin" ? <PinPage /> : <DevicePage />;
    case "them": return <MorePage />;
    default: return <TodayPage />;
  }
}
