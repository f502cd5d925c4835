package org.rimborso.launch;

import java.util.List;
import org.rimborso.account.AccountSettings;
import org.rimborso.account.Accounts;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.desk.Mutes;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.review.SiteRules;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RuleProvider;

/**
 * What a site changes about rules and accounts.
 *
 * @param site on or off and severity, everywhere and for the claims of single payers
 * @param payers what the site knows about its payers
 * @param accounts what it says of accounts
 * @param mutes whose documentation page it keeps which rules from
 * @param more who makes rules beside the class path
 */
record RuleSettings(
    SiteRules site,
    Parameters parameters,
    Payers payers,
    AccountSettings accounts,
    Mutes mutes,
    List<RuleProvider> more) {
  /** Rules as they ship. */
  static final RuleSettings DEFAULTS =
      new RuleSettings(
          SiteRules.NONE,
          Parameters.DEFAULTS,
          Payers.NONE,
          AccountSettings.DEFAULTS,
          Mutes.NONE,
          List.of());

  RuleSettings {
    more = List.copyOf(more);
  }

  /** Every rule, on or off. */
  List<Rule> rules(CodeSets codes) {
    return Reviewer.provided(new RuleContext(codes, payers, parameters), more);
  }

  /** The rules that do not come from the class path, for their pages. */
  List<Rule> otherRules() {
    RuleContext context = new RuleContext(LoadedCodeSets.NONE, payers, parameters);
    return more.stream().flatMap(provider -> provider.rules(context).stream()).toList();
  }

  /** The reviewer with every rule that the site has not switched off. */
  Reviewer reviewer(CodeSets codes) {
    return new Reviewer(rules(codes), new Accounts(payers, accounts, codes), site, payers);
  }
}
