package org.rimborso.payer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  private Medicare() {}

  /** Whether {@code bill} goes to original Medicare, as far as the chart tells. */
  public static boolean pays(Chart chart, Claim bill) {
    Optional<Coverage> coverage =
        bill.focalInsurance()
            .flatMap(insurance -> insurance.coverage().reference())
            .flatMap(reference -> chart.find(reference, Coverage.class));
    List<String> names = names(chart, bill, coverage);
    return names.stream().noneMatch(name -> OTHER_PLAN.matcher(name).find())
        && (names.stream().anyMatch(name -> NAME.matcher(name).find())
            || coverage.filter(Medicare::isMedicare).isPresent());
  }

  private static List<String> names(Chart chart, Claim bill, Optional<Coverage> coverage) {
    Stream<Party> parties =
        Stream.of(
                Stream.of(bill.insurer()),
                bill.focalInsurance().stream().map(Claim.Insurance::coverage),
                coverage.stream().flatMap(c -> c.payors().stream()))
            .flatMap(s -> s);
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

  private static boolean isBeneficiary(String memberId) {
    String plain = memberId.replace("-", "").toUpperCase(Locale.ROOT);
    return BENEFICIARY.matcher(plain).matches();
  }

  private static boolean isSourceOfPayment(Coding coding) {
    String uri = coding.uri().toLowerCase(Locale.ROOT);
    boolean typology = uri.contains("sopt") || uri.endsWith("2.16.840.1.113883.3.221.5");
    return typology && coding.code().equals("1");
  }
}
