package org.rimborso.payer;

import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;

/**
 * Recognises bills to original (fee-for-service) Medicare, the one payer whose terms public law
 * sets: by a payer's name, by a Medicare beneficiary identifier, or by code 1 of the source of
 * payment typology. Plans that merely carry the name (Medicare Advantage, supplements) set their
 * own terms and are none.
 */
public final class Medicare {
  private static final Pattern NAME = Pattern.compile("\\bmedicare\\b");
  private static final Pattern OTHER_PLAN =
      Pattern.compile("\\b(advantage|supplement\\w*|medigap|hmo|ppo|part c|part d)\\b");
  private static final String LETTER = "[AC-HJKMNP-RT-Y]";
  private static final String LETTER_OR_DIGIT = "[AC-HJKMNP-RT-Y0-9]";
  private static final Pattern BENEFICIARY =
      Pattern.compile(
          "[1-9]"
              + LETTER
              + LETTER_OR_DIGIT
              + "\\d"
              + LETTER
              + LETTER_OR_DIGIT
              + "\\d"
              + LETTER
              + LETTER
              + "\\d\\d");

  /** What public law says of claims to it. Drug plans (Part D) are not meant. */
  static final PayerProfile PROFILE =
      new PayerProfile(
          "Medicare",
          PayerMatch.NOBODY,
          limit(Period.ofYears(1), "42 CFR 424.44"),
          limit(Period.ofDays(120), "42 CFR 405.942"),
          OptionalInt.empty(),
          new Requirements(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(true),
              Optional.of(false),
              OptionalInt.of(3),
              Optional.empty()),
          Contact.UNKNOWN);

  private static final List<Limit> APPEALS =
      List.of(
          new Limit(Period.ofDays(120), "42 CFR 405.942", Optional.empty()),
          new Limit(Period.ofDays(180), "42 CFR 405.962", Optional.empty()),
          new Limit(Period.ofDays(60), "42 CFR 405.1014", Optional.empty()),
          new Limit(Period.ofDays(60), "42 CFR 405.1102", Optional.empty()),
          new Limit(Period.ofDays(60), "42 CFR 405.1136", Optional.empty()));

  private Medicare() {}

  private static Limits limit(Period length, String source) {
    return new Limits(List.of(new Limit(length, source, Optional.empty())));
  }

  /**
   * Until when the decision of the level below may be taken to the next: 1 is the redetermination
   * of the first denial, 5 the court. Empty above: there is no further level.
   */
  public static Optional<Limit> appeal(int level) {
    return level >= 1 && level <= APPEALS.size()
        ? Optional.of(APPEALS.get(level - 1))
        : Optional.empty();
  }

  /** How long after an overpayment is identified it is to be reported and returned. */
  public static Limit refund() {
    return new Limit(Period.ofDays(60), "42 CFR 401.305", Optional.empty());
  }

  /** Whether {@code bill} goes to original Medicare, as far as the chart tells. */
  public static boolean pays(Chart chart, Claim bill) {
    Optional<Coverage> coverage =
        bill.focalInsurance()
            .flatMap(insurance -> insurance.coverage().reference())
            .flatMap(reference -> chart.find(reference, Coverage.class));
    Stream<Party> named =
        Stream.concat(
            Stream.of(bill.insurer()),
            bill.focalInsurance().stream().map(Claim.Insurance::coverage));
    List<String> names = names(chart, named, coverage);
    return isMedicare(names, coverage);
  }

  /** Whether {@code coverage} is original Medicare, as far as the chart tells. */
  public static boolean pays(Chart chart, Coverage coverage) {
    return isMedicare(names(chart, Stream.empty(), Optional.of(coverage)), Optional.of(coverage));
  }

  /** Whether {@code memberId} has the form of a Medicare beneficiary identifier. */
  public static boolean isBeneficiary(String memberId) {
    String plain = memberId.replace("-", "").toUpperCase(Locale.ROOT);
    return BENEFICIARY.matcher(plain).matches();
  }

  private static boolean isMedicare(List<String> names, Optional<Coverage> coverage) {
    return names.stream().noneMatch(name -> OTHER_PLAN.matcher(name).find())
        && (names.stream().anyMatch(name -> NAME.matcher(name).find())
            || coverage.filter(Medicare::isMedicare).isPresent());
  }

  private static List<String> names(
      Chart chart, Stream<Party> others, Optional<Coverage> coverage) {
    Stream<Party> parties =
        Stream.concat(others, coverage.stream().flatMap(c -> c.payors().stream()));
    Stream<String> type = coverage.stream().flatMap(c -> c.type().label().stream());
    return Stream.concat(parties.flatMap(party -> names(chart, party)), type)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static Stream<String> names(Chart chart, Party party) {
    Stream<String> read =
        party.reference().stream()
            .flatMap(reference -> chart.find(reference, Provider.class).stream())
            .flatMap(provider -> provider.name().stream());
    return Stream.concat(party.display().stream(), read);
  }

  private static boolean isMedicare(Coverage coverage) {
    return coverage.memberId().filter(Medicare::isBeneficiary).isPresent()
        || coverage.type().codings().stream().anyMatch(Medicare::isSourceOfPayment);
  }

  private static boolean isSourceOfPayment(Coding coding) {
    String uri = coding.uri().toLowerCase(Locale.ROOT);
    boolean typology = uri.contains("sopt") || uri.endsWith("2.16.840.1.113883.3.221.5");
    return typology && coding.code().equals("1");
  }
}
