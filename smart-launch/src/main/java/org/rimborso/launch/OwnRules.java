package org.rimborso.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.rule.RuleProvider;

/**
 * What makes a site's own rules, beside those of the class path.
 *
 * @param folder of the files of payer rules; empty where the site has none
 * @param written the rules in these files
 * @param plugins what makes the rules of jars
 */
record OwnRules(Optional<Path> folder, PayerRules written, List<RuleProvider> plugins) {
  /** No rules. */
  static final OwnRules NONE = new OwnRules(Optional.empty(), PayerRules.NONE, List.of());

  OwnRules {
    plugins = List.copyOf(plugins);
  }

  /** All of them. */
  List<RuleProvider> providers() {
    return Stream.concat(plugins.stream(), Stream.of(written)).toList();
  }
}
