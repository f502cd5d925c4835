package org.rimborso.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rimborso.account.AccountRule;
import org.rimborso.account.Accounts;
import org.rimborso.codes.CodeSets;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Rule;

/** The reviewer of a site whose configuration is a file, for tests of other packages. */
public final class SiteReviewer {
  private SiteReviewer() {}

  /** What {@code settings} says of rules and payers, over {@code codes}. */
  public static Reviewer of(Path settings, CodeSets codes) {
    return SettingsFile.read(settings, Map.of()).rules().reviewer(codes);
  }

  /** The same without the rules about accounts. */
  public static Reviewer ofCharts(Path settings, CodeSets codes) {
    RuleSettings rules = SettingsFile.read(settings, Map.of()).rules();
    List<Rule> ofCharts =
        rules.rules(codes).stream().filter(rule -> !(rule instanceof AccountRule)).toList();
    return new Reviewer(ofCharts, new Accounts(rules.payers()), rules.site(), rules.payers());
  }
}
