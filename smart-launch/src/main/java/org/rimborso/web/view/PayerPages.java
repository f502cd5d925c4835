package org.rimborso.web.view;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.PayerTerms;
import org.rimborso.payer.RateTable;
import org.rimborso.payer.Rates;
import org.rimborso.payer.Requirements;
import org.rimborso.payer.ServiceCodes;
import org.rimborso.store.PayerRow;

/** Tells what is known of a payer, and how that came. */
public final class PayerPages {
  private final Words words;
  private final ZoneId zone;

  public PayerPages(Words words, ZoneId zone) {
    this.words = words;
    this.zone = zone;
  }

  /**
   * Every version of a payer's terms, the newest first, the configuration's last.
   *
   * @param rows the oldest first
   */
  public List<PayerPage.Version> versions(PayerTerms configured, List<PayerRow> rows) {
    int latest = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).version();
    List<PayerPage.Version> all = new ArrayList<>();
    all.add(
        new PayerPage.Version(
            0,
            words.say("payers.from-configuration"),
            Optional.empty(),
            told(configured, Optional.empty()),
            latest == 0));
    for (PayerRow row : rows) {
      all.add(
          0,
          new PayerPage.Version(
              row.version(),
              what(row),
              Optional.of(words.day(row.change().at().atZone(zone).toLocalDate())),
              told(row.terms(), row.rates()),
              row.version() == latest));
    }
    return all;
  }

  private String what(PayerRow row) {
    String code = row.change().what();
    return code.startsWith("restore-")
        ? words.say("payers.restored", code.substring(8), row.change().name())
        : words.say("payers.changed", row.change().name());
  }

  private String told(PayerTerms terms, Optional<String> rates) {
    PayerCard card = new PayerCards(words).card(terms);
    List<String> parts = new ArrayList<>();
    parts.add(limits("payer.filing", card.filing()));
    parts.add(limits("payer.appeal", card.appeal()));
    parts.add(line("payer.usual", card.usual()));
    parts.add(line("payer.phone", card.phone()));
    parts.add(line("payer.hours", card.hours()));
    parts.add(line("payer.portal", card.portal().or(card::portalText)));
    parts.add(line("payer.fax", card.fax()));
    parts.add(line("payer.post", card.post()));
    parts.add(
        rates.map(text -> words.say("payers.own-rates", text.lines().count() - 1)).orElse(""));
    parts.removeIf(String::isEmpty);
    return parts.isEmpty() ? words.say("payer.not-told") : String.join(" · ", parts);
  }

  private String limits(String key, List<PayerCard.Limit> limits) {
    return limits.isEmpty()
        ? ""
        : words.say(key)
            + " "
            + String.join(
                ", ",
                limits.stream()
                    .map(
                        one ->
                            one.length()
                                + " ("
                                + one.source()
                                + one.from()
                                    .map(day -> ", " + words.say("payer.since", day))
                                    .orElse("")
                                + ")")
                    .toList());
  }

  private String line(String key, Optional<String> value) {
    return value.map(text -> words.say(key) + " " + text).orElse("");
  }

  /** What else the profile asks of claims, in words. */
  public List<String> requirements(PayerProfile profile) {
    Requirements asks = profile.requirements();
    List<String> all = new ArrayList<>();
    asks.priorAuthorization().ifPresent(codes -> all.add(words.say("payers.prior", list(codes))));
    asks.modifiers()
        .ifPresent(
            needs ->
                needs.forEach(
                    need ->
                        all.add(
                            words.say(
                                "payers.modifiers",
                                list(need.codes()),
                                String.join(", ", need.anyOf().stream().sorted().toList())))));
    asks.telehealthModifiers()
        .ifPresent(
            some ->
                all.add(
                    words.say(
                        "payers.telehealth", String.join(", ", some.stream().sorted().toList()))));
    flag(all, "payers.ndc", asks.ndc());
    flag(all, "payers.poa", asks.presentOnAdmission());
    flag(all, "payers.sex", asks.sexConflict());
    flag(all, "payers.before-medicare", asks.paysBeforeMedicare());
    asks.paymentWindowDays().ifPresent(days -> all.add(words.say("payers.window", days)));
    return all;
  }

  private void flag(List<String> all, String key, Optional<Boolean> said) {
    said.ifPresent(
        yes -> all.add(words.say(key) + ": " + words.say(yes ? "payers.yes" : "payers.no")));
  }

  private static String list(ServiceCodes codes) {
    return String.join(", ", codes.entries());
  }

  /** Which rates of the contract are loaded. */
  public String rates(PayerProfile profile) {
    if (profile.rates() instanceof RateTable table) {
      return words.say("payers.rates", table.codes());
    }
    return words.say(profile.rates() == Rates.NONE ? "payers.no-rates" : "payers.some-rates");
  }
}
