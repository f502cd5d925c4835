package org.rimborso.web.view;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limits;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.PayerTerms;

/** Tells what a payer's profile says. */
final class PayerCards {
  private final Words words;

  PayerCards(Words words) {
    this.words = words;
  }

  /**
   * The card of a payer.
   *
   * @param name as bills call it, for a payer that no profile knows
   */
  PayerCard card(Optional<PayerProfile> profile, String name) {
    return profile.map(this::known).orElseGet(() -> unknown(name));
  }

  private PayerCard known(PayerProfile profile) {
    return card(profile.name(), profile.terms());
  }

  /** The card of terms, whoever's they are. */
  PayerCard card(PayerTerms terms) {
    return card("", terms);
  }

  private PayerCard card(String name, PayerTerms terms) {
    Contact contact = terms.contact();
    Optional<String> address = contact.portal().filter(PayerCards::isWebAddress);
    return new PayerCard(
        name,
        true,
        contact.phone(),
        contact.phone().map(PayerCards::dialled).filter(number -> !number.isEmpty()),
        address,
        address.isPresent() ? Optional.empty() : contact.portal(),
        contact.fax(),
        contact.post(),
        contact.hours(),
        limits(terms.filing()),
        limits(terms.appeal()),
        terms.usualDays().isPresent()
            ? Optional.of(length(Period.ofDays(terms.usualDays().getAsInt())))
            : Optional.empty());
  }

  private static PayerCard unknown(String name) {
    return new PayerCard(
        name,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private List<PayerCard.Limit> limits(Limits limits) {
    return limits.limits().stream()
        .map(
            one ->
                new PayerCard.Limit(length(one.length()), one.source(), one.from().map(words::day)))
        .toList();
  }

  private String length(Period period) {
    StringBuilder length = new StringBuilder();
    add(length, "payer.years", period.getYears());
    add(length, "payer.months", period.getMonths());
    add(length, "payer.days", period.getDays());
    return length.toString();
  }

  private void add(StringBuilder length, String key, int count) {
    if (count != 0) {
      length.append(length.isEmpty() ? "" : " ").append(words.say(key, count));
    }
  }

  /** The first number in the text: what follows it, such as an option, no telephone dials. */
  private static String dialled(String phone) {
    String first = phone.split("[^0-9+() ./-]", 2)[0];
    return first.replaceAll("[^0-9+]", "");
  }

  /** Anything else, such as a script, never becomes a link. */
  private static boolean isWebAddress(String text) {
    try {
      URI address = new URI(text);
      boolean isWeb =
          "https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme());
      return isWeb && address.getHost() != null;
    } catch (URISyntaxException notOne) {
      return false;
    }
  }
}
