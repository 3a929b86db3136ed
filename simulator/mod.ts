/** The simulator as others start it: a stand-in for Meta's Cloud API, with phones. */
export { type Simulator, type SimulatorOptions, startSimulator } from "./simulator.ts";
export type { RegisteredNumber } from "./number.ts";
export type { Phone } from "./phone.ts";
export type { Settings } from "./settings.ts";
