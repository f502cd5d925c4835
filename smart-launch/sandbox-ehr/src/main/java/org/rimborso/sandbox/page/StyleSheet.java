package org.rimborso.sandbox.page;

/** The look of the sandbox: plain on purpose, so that nobody takes it for the app. */
final class StyleSheet {

  static final String CSS =
      """
      :root { color-scheme: light; --bar: #33393f; --line: #c3c8cc; --soft: #565d64; --side: #e7e9eb;
        --face: #fff; --text: #1d2226; }
      * { box-sizing: border-box; }
      body { margin: 0; min-height: 100vh; background: var(--face); color: var(--text);
        font: 14px/20px system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
      header.top { display: flex; flex-wrap: wrap; gap: 0 24px; align-items: center; min-height: 36px;
        padding: 4px 12px; background: var(--bar); color: #fff; }
      header.top span:last-child { margin-left: auto; }
      main { padding: 12px 16px; }
      main.dialog { max-width: 40rem; margin: 0 auto; }
      h1 { margin: 0 0 8px; font-size: 18px; line-height: 24px; }
      h2 { margin: 20px 0 6px; font-size: 15px; }
      a { color: #1a4f8b; }
      .soft { color: var(--soft); }
      .demo { padding: 6px 10px; background: var(--side); border-left: 4px solid var(--bar); }
      .facts { display: flex; flex-wrap: wrap; gap: 2px 24px; color: var(--soft); }
      table { border-collapse: collapse; width: 100%; }
      th, td { padding: 5px 10px 5px 0; text-align: left; vertical-align: top;
        border-bottom: 1px solid var(--line); }
      th { font-weight: 600; color: var(--soft); }
      nav { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 7px 16px; background: var(--side);
        border-bottom: 1px solid var(--line); }
      nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
      button, select { min-height: 32px; padding: 4px 12px; font: inherit; color: inherit;
        background: var(--face); border: 1px solid #7b838a; border-radius: 3px; }
      button:hover { background: var(--side); }
      a:focus-visible, button:focus-visible, select:focus-visible { outline: 2px solid #1a5fb4;
        outline-offset: 2px; }
      .card { margin: 8px 0; padding: 8px 12px; border: 1px solid var(--line);
        border-left: 4px solid var(--bar); }
      .card h3, .card p { margin: 0 0 4px; font-size: 14px; }
      .card form { display: inline-block; margin: 4px 8px 0 0; }
      .wide { overflow-x: auto; }
      iframe { display: block; width: 100%; height: calc(100vh - 8rem); min-height: 40rem; border: 0;
        border-top: 1px solid var(--line); }
      """;

  private StyleSheet() {}
}
