package org.rimborso.launch;

import java.io.PrintWriter;
import java.util.Locale;
import org.rimborso.plugins.Plugins;

/** Names on standard error what is wrong with plug-ins. */
final class PluginTroubles {
  private PluginTroubles() {}

  /** A line for each jar that was skipped and each rule that failed or was stopped. */
  static void tell(Plugins plugins, PrintWriter err) {
    plugins
        .troubles(Locale.ENGLISH)
        .forEach(sentence -> err.print("rimborso: plug-ins: " + sentence + ".\n"));
    err.flush();
  }
}
