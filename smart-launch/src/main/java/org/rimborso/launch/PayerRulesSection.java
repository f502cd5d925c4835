package org.rimborso.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.rule.RuleProvider;

/** Reads {@code payerRules}: the folder with the site's own rules in files. */
final class PayerRulesSection {
  private static final String FOLDER = "folder";

  private final Function<String, Path> path;

  PayerRulesSection(Function<String, Path> path) {
    this.path = path;
  }

  /**
   * Reads and checks the files.
   *
   * @param plugins what makes the rules of jars
   * @throws SettingsError with the first file, line and column that are wrong
   */
  OwnRules read(Keys keys, List<RuleProvider> plugins) {
    Optional<Path> folder = keys.value(FOLDER, "a path", path);
    keys.noOthers();
    return new OwnRules(
        folder, folder.map(one -> rules(keys, one)).orElse(PayerRules.NONE), plugins);
  }

  private static PayerRules rules(Keys keys, Path folder) {
    try {
      PayerRules rules = PayerRules.inFolder(folder);
      if (!rules.mistakes().isEmpty()) {
        throw SettingsError.at(
            keys.path(FOLDER),
            "files of rules without mistakes; "
                + rules.mistakes().get(0)
                + " ('rimborso rules check' names all)");
      }
      return rules;
    } catch (IOException unreadable) {
      throw SettingsError.at(
          keys.path(FOLDER),
          "a folder of files that can be read (" + unreadable.getMessage() + ")");
    }
  }
}
