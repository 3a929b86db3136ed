const paths = {
  check: "m5 12.5 4.5 4.5L19 7.5",
  check2: "m2.5 13 4 4L15 8M11.5 15.5l1.5 1.5 8.5-9",
  send: "M4 12 3.5 4.5 21 12 3.5 19.5zM4 12h8",
  more: "M12 5.5h.01M12 12h.01M12 18.5h.01",
  plus: "M12 5v14M5 12h14",
  phone:
    "M9.5 2.5h5a2.5 2.5 0 0 1 2.5 2.5v14a2.5 2.5 0 0 1-2.5 2.5h-5A2.5 2.5 0 0 1 7 19V5a2.5 2.5 0 0 1 2.5-2.5zM11 18.5h2",
  hourglass: "M7 4h10M7 20h10M8 4c0 5 8 5.5 8 8s-8 3-8 8M16 4c0 5-8 5.5-8 8s8 3 8 8",
} as const;

/** One stroke icon, 24 px grid; `label` makes it speak, without one it is decoration. */
export function Icon({ name, label, class: extra = "" }: {
  name: keyof typeof paths;
  label?: string;
  class?: string;
}) {
  return (
    <svg
      class={`i ${extra}`}
      viewBox="0 0 24 24"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : "true"}
    >
      <path d={paths[name]} />
    </svg>
  );
}
