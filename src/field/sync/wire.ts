// What phone and server say to each other. docs/field-records.md has the meaning of each field of a record.

export type RecordKind = "observation" | "activity" | "household" | "business" | "speedSample" | "difficulty" | "difficultyReply";

/** A field record (bản ghi thực địa) as it is pushed: one append-only fact. */
export interface FieldRecord {
  id: string;
  kind: RecordKind;
  /** ISO 8601, the phone's time corrected by the known offset of the server. */
  observedAt: string;
  teamId?: string;
  villageId: string;
  body: Record<string, unknown>;
}

export interface PushResult {
  id: string;
  status: "accepted" | "duplicate" | "rejected";
  reason?: string | null;
  /** The place has moved to another team, which now decides (danh sách chờ nhận). */
  custody?: boolean;
}

/** Every answer of the server carries these; an answer without them came from somebody else, such as a captive portal. */
export interface Signed {
  /** Changes when the server was restored from a backup. */
  epoch: string;
  serverTime: string;
}

export interface PushAnswer extends Signed {
  results: PushResult[];
}

export interface PullAnswer extends Signed {
  cursor: string;
  changes: Change[];
  more: boolean;
  reset?: boolean;
}

export interface PhotoAnswer {
  received: number;
  size: number;
  done: boolean;
}

export interface EnrolAnswer extends Signed {
  deviceId: string;
  token: string;
  /** 32 bytes, base64url; the server keeps it, so that a new code opens the data of a phone whose PIN is lost. */
  recoveryKey: string;
  person: { login: string; name: string };
}

export type Change = DeskChange | VillageChange | HouseholdChange | BusinessChange | ActivityChange | NoticeChange;

export interface DeskChange {
  kind: "desk";
  desk: Desk;
}

export interface VillageChange {
  kind: "village";
  id: string;
  state: "begin" | "whole" | "gone";
}

/** Count, observedAt in ms since 1970 with microseconds as fraction, record id, who saw it. */
export type SeenCount = [count: number, at: number, recordId: string, by: string];

interface SubjectChange {
  id: string;
  villageId: string;
  code: string;
  cardOf: [at: number, recordId: string];
  state: Record<string, SeenCount>;
  seen?: [at: number, by: string];
}

export interface HouseholdCard {
  head: string;
  address: string;
  phone?: string | null;
  members: number;
  from14: number;
  from15: number;
  from18: number;
  elderly60: number;
  disabled: number;
  noSmartphone: number;
}

export type BusinessKind = "enterprise" | "cooperative" | "householdBusiness" | "shop";

export interface BusinessCard {
  name: string;
  kind: BusinessKind;
  address: string;
  ocop: boolean;
}

export interface HouseholdChange extends SubjectChange {
  kind: "household";
  card: HouseholdCard;
}

export interface BusinessChange extends SubjectChange {
  kind: "business";
  card: BusinessCard;
}

export interface ActivityChange {
  kind: "activity";
  id: string;
  teamId?: string;
  villageId: string;
  /** When it counts; records that came another way than from a phone may say no more of time than this and their length. */
  observedAt?: string;
  startedAt?: string;
  endedAt?: string;
  activityKind?: string;
  place?: string;
  minutes?: number;
  hours?: number;
  reached?: number;
  members?: string[];
  /** The activity that this one mends, which counts no more. */
  corrects?: string;
  by: string;
}

export interface NoticeChange {
  kind: "notice";
  id: string;
  version: number;
  type: "announcement" | "returned" | "custody" | "answer" | "revisit" | "difficulty";
  recordId?: string;
  /** It was read in the portal, or what it asks for is done: it comes as read. */
  done?: boolean;
  /** Of a revisit: the household, and until when somebody should have been there. */
  subjectId?: string;
  until?: string;
  /** Of a difficulty that this phone's owner raised, whose record is `recordId`: how it stands. The answer is the notice's text. */
  difficulty?: DifficultyStanding;
  title: string;
  text: string;
  at: string;
  from: string;
}

export type DifficultyState = "raised" | "taken" | "answered" | "confirmed" | "reopened";

export interface DifficultyStanding {
  state: DifficultyState;
  level: "commune" | "province";
  topic: string;
  question: string;
  /** Where a reply is recorded. */
  villageId: string;
}

/** Who the volunteer is, where they work, and what the programs ask. */
export interface Desk {
  person: { id: string; login: string; name: string };
  teams: DeskTeam[];
  villages: DeskVillage[];
  programs: DeskProgram[];
  progress?: Progress;
  /** Hỏi đáp of the guide; older servers have none. */
  answers?: DeskAnswer[];
  /** Where the account works in more than one: all of them, the one that is on this phone first. */
  provinces?: { code: string; name: string }[] | null;
}

/** A question with its answer, as an officer worded them for everybody. */
export interface DeskAnswer {
  id: string;
  /** Of a program, or of difficulties. */
  topic: string;
  topicName: string;
  question: string;
  answer: string;
}

export interface DeskTeam {
  id: string;
  name: string;
  unitId: string;
  unitName: string;
  level: string;
  /** leader, standingDeputy, deputy or member. */
  role: string;
  groupUrl?: string;
  members: { id: string; name: string; role: string; phone?: string }[];
}

export interface DeskVillage {
  id: string;
  name: string;
  communeId: string;
  communeName: string;
  households: number;
  /** Beyond what one phone is given: the village's households are not on it. */
  omitted?: boolean;
}

export type Population = "households" | "residents" | "businesses" | "ocopMakers";

export interface DeskIndicator {
  id: string;
  name: string;
  of: Population;
  fromAge?: number;
  guide?: string;
  clause: string;
}

export interface DeskProgram {
  id: string;
  version: string | number;
  title: string;
  indicators: DeskIndicator[];
  topics: { id: string; name: string; guide?: string }[];
  activityKinds: { id: string; name: string }[];
  hoursAWeek?: number;
}

export interface Progress {
  asOf: string;
  period: string;
  /** Without a numerator: nobody has reported, which is not 0. */
  rows: { indicator: string; villageId: string; numerator?: number; denominator?: number; target?: number }[];
  weekMinutes: number;
  monthSamples?: number;
  sampleQuota?: number;
}
