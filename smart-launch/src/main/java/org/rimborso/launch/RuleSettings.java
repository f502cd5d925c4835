package org.rimborso.launch;

import java.util.List;
import org.rimborso.account.AccountSettings;
import org.rimborso.account.Accounts;
import org.rimborso.account.Chances;
import org.rimborso.codes.CodeSets;
import org.rimborso.desk.Mutes;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.review.SiteRules;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/**
 * What a site changes about rules and accounts.
 *
 * @param site on or off and severity, everywhere and for the claims of single payers
 * @param payers what the site knows about its payers
 * @param accounts what it says of accounts
 * @param mutes whose documentation page it keeps which rules from
 * @param own what makes its own rules, beside those of the class path
 */
record RuleSettings(
    SiteRules site,
    Parameters parameters,
    Payers payers,
    AccountSettings accounts,
    Mutes mutes,
    OwnRules own) {
  /** Rules as they ship. */
  static final RuleSettings DEFAULTS =
      new RuleSettings(
          SiteRules.NONE,
          Parameters.DEFAULTS,
          Payers.NONE,
          AccountSettings.DEFAULTS,
          Mutes.NONE,
          OwnRules.NONE);

  /** The same with other chances. */
  RuleSettings with(Chances chances) {
    return new RuleSettings(
        site,
        parameters,
        payers,
        new AccountSettings(accounts.tolerance(), accounts.ageing(), chances),
        mutes,
        own);
  }

  /** The same with other payers. */
  RuleSettings with(Payers others) {
    return new RuleSettings(site, parameters, others, accounts, mutes, own);
  }

  /** The site's own rules, on or off. */
  List<Rule> more(CodeSets codes) {
    RuleContext context = new RuleContext(codes, payers, parameters);
    return own.providers().stream().flatMap(provider -> provider.rules(context).stream()).toList();
  }

  /** Every rule, on or off. */
  List<Rule> rules(CodeSets codes) {
    return Reviewer.provided(new RuleContext(codes, payers, parameters), own.providers());
  }

  /** The reviewer with every rule that the site has not switched off. */
  Reviewer reviewer(CodeSets codes) {
    return new Reviewer(rules(codes), new Accounts(payers, accounts, codes), site, payers);
  }
}
