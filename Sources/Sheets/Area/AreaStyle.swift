import Advice
import Markup

/// What pages of areas need beyond the style of sheets.
enum AreaStyle {
  static let sheet = StyleSheet(
    """
    .areas { display: flex; flex-wrap: wrap; gap: 0.2em 1.2em; list-style: none; padding: 0; }
    .area > section { margin-top: 1.6em; } .area > section > h2 { font-size: 1.25em; border-bottom: 1px solid var(--line); padding-bottom: 0.15em; }
    .up { margin: 0; font-size: 0.93em; } .jump { display: flex; flex-wrap: wrap; gap: 0.2em 1.1em; list-style: none; padding: 0; margin: 0.6em 0; }
    .cards { columns: 24em 2; column-gap: 0.8em; margin-top: 0.6em; }
    .card { border: 1px solid var(--line); border-radius: 4px; padding: 0.5em 0.9em 0.7em; margin-bottom: 0.8em; break-inside: avoid; } .card h3 { margin-top: 0.2em; }
    .why, .untold { color: var(--soft); } .shares { list-style: none; padding: 0; } .shares li { margin-bottom: 0.55em; }
    .share { display: block; width: 100%; height: 5px; margin-top: 0.2em; } .share .all { fill: var(--line); } .share .part { fill: var(--mark); }
    .families { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 25em), 1fr)); gap: 1em 1.6em; }
    .family { break-inside: avoid; min-width: 0; } .family figure { margin: 0; } .families .chart { border: 1px solid var(--line); border-radius: 4px; } summary { cursor: pointer; color: var(--mark); }
    .family details { font-size: 0.85em; }
    .map { margin: 0.6em 0; } .help-map { display: block; width: 100%; min-width: 36rem; height: auto; border: 1px solid var(--line); border-radius: 4px; }
    .scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
    table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 0.25em 0.8em 0.25em 0; border-bottom: 1px solid var(--line); }
    thead th { color: var(--soft); font-weight: normal; font-size: 0.9em; } tbody th { font-weight: normal; } td.far { white-space: nowrap; } td.number { color: var(--soft); font-variant-numeric: tabular-nums; }
    tr { break-inside: avoid; } .open th { width: 11em; } .open tbody td:nth-child(2) { width: 15em; }
    @media screen and (max-width: 40rem) { table { min-width: 32rem; } }
    @media print {
      .jump, .up, summary { display: none; } .scroll { overflow: visible; } .help-map { min-width: 0; } .families { grid-template-columns: 1fr 1fr; } .cards { columns: 2; }
      .area > section > h2, .area > section > .about { break-after: avoid; } a { color: inherit; text-decoration: none; }
    }

    """
  ).adding(HelpMap.style)
}
