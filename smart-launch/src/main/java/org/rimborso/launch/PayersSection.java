package org.rimborso.launch;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limit;
import org.rimborso.payer.Limits;
import org.rimborso.payer.ModifierNeed;
import org.rimborso.payer.PayerMatch;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Rates;
import org.rimborso.payer.Requirements;
import org.rimborso.payer.ServiceCodes;

/** Reads {@code payers}. */
final class PayersSection {
  private static final String LENGTH = "a time such as '90 days', '6 months' or '1 year'";
  private static final String CODES =
      "codes such as J0897, all that begin alike such as J07*, or ranges such as 70010-76499";
  static final String MODIFIERS = "modifiers of two letters or digits";
  private static final String FLAG = "true or false";
  private static final Pattern MODIFIER = Pattern.compile("[A-Z0-9]{2}");
  private static final int MOST_DAYS = 30;
  private static final int MOST_USUAL_DAYS = 365;

  private final Function<String, Path> path;

  PayersSection(Function<String, Path> path) {
    this.path = path;
  }

  List<PayerProfile> read(List<Keys> sections) {
    return sections.stream().map(this::profile).toList();
  }

  private PayerProfile profile(Keys keys) {
    PayerProfile profile =
        new PayerProfile(
            keys.required("name", "the payer's name, for people", Function.identity()),
            match(keys.section("match")),
            limits(keys.sections("filing")),
            limits(keys.sections("appeal")),
            usualDays(keys),
            requirements(keys.section("requires")),
            contact(keys.section("contact")),
            rates(keys));
    keys.noOthers();
    return profile;
  }

  /** Days within which payers usually answer, at {@code usualDays}. */
  static OptionalInt usualDays(Keys keys) {
    return whole(keys, "usualDays", 1, MOST_USUAL_DAYS);
  }

  private Rates rates(Keys keys) {
    return keys.value("rates", "a path", path)
        .<Rates>map(file -> new RatesFile(keys.path("rates"), file).read())
        .orElse(Rates.NONE);
  }

  private static PayerMatch match(Keys keys) {
    PayerMatch match =
        new PayerMatch(
            texts(keys, "identifiers", "identifiers such as 'system|value'"),
            texts(keys, "names", "names"),
            texts(keys, "types", "codes of Coverage.type"));
    keys.noOthers();
    if (match.identifiers().isEmpty() && match.names().isEmpty() && match.types().isEmpty()) {
      throw SettingsError.at(
          keys.path("names"), "an identifier, a name or a type that recognises the payer");
    }
    return match;
  }

  private static Set<String> texts(Keys keys, String name, String expected) {
    return Set.copyOf(keys.values(name, expected, PayersSection::some));
  }

  private static String some(String text) {
    Values.require(!text.isBlank());
    return text.strip();
  }

  private static Limits limits(List<Keys> sections) {
    return new Limits(sections.stream().map(PayersSection::limit).toList());
  }

  private static Limit limit(Keys keys) {
    Limit limit =
        new Limit(
            keys.required("limit", LENGTH, Values::calendar),
            keys.required("source", "where the limit stands written", Function.identity()),
            keys.value("from", "a day such as 2026-01-01", LocalDate::parse));
    keys.noOthers();
    return limit;
  }

  private static Requirements requirements(Keys keys) {
    Requirements requirements =
        new Requirements(
            codes(keys, "priorAuthorization"),
            keys.has("modifiers")
                ? Optional.of(
                    keys.sections("modifiers").stream().map(PayersSection::modifiers).toList())
                : Optional.empty(),
            said(keys, "telehealthModifiers", MODIFIERS, PayersSection::modifier).map(Set::copyOf),
            keys.value("ndc", FLAG, Values::flag),
            keys.value("presentOnAdmission", FLAG, Values::flag),
            keys.value("sexConflict", FLAG, Values::flag),
            whole(keys, "paymentWindowDays", 0, MOST_DAYS),
            keys.value("paysBeforeMedicare", FLAG, Values::flag));
    keys.noOthers();
    return requirements;
  }

  private static ModifierNeed modifiers(Keys keys) {
    Optional<ServiceCodes> codes = codes(keys, "codes");
    List<String> anyOf = keys.values("anyOf", MODIFIERS, PayersSection::modifier);
    keys.noOthers();
    if (anyOf.isEmpty()) {
      throw SettingsError.at(keys.path("anyOf"), MODIFIERS + ", at least one");
    }
    return new ModifierNeed(
        codes.orElseThrow(() -> SettingsError.at(keys.path("codes"), CODES)), Set.copyOf(anyOf));
  }

  private static Optional<ServiceCodes> codes(Keys keys, String name) {
    return said(keys, name, CODES, PayersSection::wellFormed).map(ServiceCodes::new);
  }

  private static String wellFormed(String text) {
    return new ServiceCodes(List.of(text)).entries().get(0);
  }

  /** A list that may be empty; empty where the file does not say it. */
  private static <T> Optional<List<T>> said(
      Keys keys, String name, String expected, Function<String, T> reader) {
    List<T> values = keys.values(name, expected, reader);
    return keys.has(name) ? Optional.of(values) : Optional.empty();
  }

  static String modifier(String text) {
    String modifier = text.strip().toUpperCase(Locale.ROOT);
    Values.require(MODIFIER.matcher(modifier).matches());
    return modifier;
  }

  private static OptionalInt whole(Keys keys, String name, int least, int most) {
    return keys
        .value(
            name,
            "a whole number from " + least + " to " + most,
            text -> {
              int number = Integer.parseInt(text);
              Values.require(number >= least && number <= most);
              return number;
            })
        .stream()
        .mapToInt(number -> number)
        .findFirst();
  }

  private static Contact contact(Keys keys) {
    Contact contact =
        new Contact(
            keys.text("phone"),
            keys.text("portal"),
            keys.text("fax"),
            keys.text("post"),
            keys.text("hours"));
    keys.noOthers();
    return contact;
  }
}
