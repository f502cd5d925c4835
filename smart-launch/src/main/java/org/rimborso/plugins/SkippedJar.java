package org.rimborso.plugins;

import java.util.Locale;
import java.util.Optional;
import org.rimborso.rule.Message;

/**
 * A jar whose rules do not run.
 *
 * @param file its name in the folder
 * @param id the plug-in's id, where the jar tells one
 * @param reason what is wrong with it and what to do, in words that follow its name
 */
public record SkippedJar(String file, Optional<String> id, Message reason) {

  /** Name and reason. */
  public String sentence(Locale language) {
    return file + ": " + reason.in(language);
  }
}
