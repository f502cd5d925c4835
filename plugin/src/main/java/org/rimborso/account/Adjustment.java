package org.rimborso.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;

/**
 * Why an amount is not what was asked for: one claim adjustment reason code, who bears it, and the
 * remark codes that came with it.
 *
 * @param carc the reason code without its group, as sent
 * @param amount what it takes away, where the payer tells it as such
 */
record Adjustment(
    Optional<Group> group, String carc, List<String> remarks, Optional<Money> amount) {

  /** What an adjustment means for the account's sums. */
  enum Effect {
    CONTRACTUAL,
    PATIENT,
    PENDED,
    /** Repeats what earlier payers did. */
    EARLIER_PAYER,
    DENIAL
  }

  private static final Pattern GROUPED = Pattern.compile("(CO|PR|OA|PI|CR)[- ]?([A-Z]?\\d{1,3})");
  private static final Pattern REMARK = Pattern.compile("(?:MA|M|N)\\d{1,4}");

  Adjustment {
    remarks = List.copyOf(remarks);
  }

  /**
   * The adjustments of one adjudication. Reasons in other code systems than X12's are none (see
   * {@link #foreign}).
   */
  static List<Adjustment> of(Adjudication entry) {
    if (entry.reasons().isEmpty()) {
      return List.of();
    }
    List<String> remarks = new ArrayList<>();
    List<String> carcs = new ArrayList<>();
    for (CodeableConcept reason : entry.reasons()) {
      for (Coding coding : reason.codings()) {
        if (isRemark(coding)) {
          remarks.add(coding.code());
        } else if (isCarc(coding)) {
          carcs.add(coding.code());
        }
      }
    }
    Optional<Group> group = entry.group().flatMap(Group::of).or(() -> Group.of(entry.category()));
    boolean own = Amount.of(entry.category()).filter(Amount::isFigure).isEmpty();
    List<Adjustment> all = new ArrayList<>();
    for (String carc : carcs) {
      // Several reasons share one amount: it is counted once, with the first.
      Optional<Money> amount = own && all.isEmpty() ? entry.amount() : Optional.empty();
      all.add(of(group, carc, remarks, amount));
    }
    return all;
  }

  /** Remark codes in {@code text} of a payer's note that begins with one, such as {@code N56}. */
  static Optional<String> remarkIn(String text) {
    String plain = text.trim();
    Matcher matcher = REMARK.matcher(plain.toUpperCase(Locale.ROOT));
    return matcher.lookingAt()
            && (matcher.end() == plain.length()
                || !Character.isLetterOrDigit(plain.charAt(matcher.end())))
        ? Optional.of(matcher.group())
        : Optional.empty();
  }

  /**
   * Reason codes of {@code entry} that are no X12 codes: shown as sent, never judged. Blue Button
   * writes a variable as category and its value as reason: that is no reason.
   */
  static List<String> foreign(Adjudication entry) {
    List<String> codes = new ArrayList<>(0);
    for (CodeableConcept reason : entry.reasons()) {
      for (Coding coding : reason.codings()) {
        if (!isRemark(coding) && !isCarc(coding) && !entry.category().hasCode(coding.uri())) {
          codes.add(coding.code());
        }
      }
    }
    return codes;
  }

  Effect effect() {
    if (group.filter(Group.PR::equals).isPresent()) {
      return Effect.PATIENT;
    }
    DenialCategory category = Carc.of(carc).category();
    return switch (category) {
      case PENDED -> Effect.PENDED;
      case PATIENT_SHARE ->
          // What the provider must bear is never the patient's, whatever its reason.
          bornByProvider() ? Effect.CONTRACTUAL : Effect.PATIENT;
      case CONTRACTUAL -> contractual();
      default -> Effect.DENIAL;
    };
  }

  /** As the field writes it: {@code CO-16}; {@code 16} where the group is not told. */
  String code() {
    return group.map(g -> g + "-").orElse("") + carc;
  }

  Adjustment with(List<String> moreRemarks) {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(moreRemarks);
    return new Adjustment(group, carc, all.stream().distinct().toList(), amount);
  }

  private Effect contractual() {
    if (carc.equals("23")) {
      return Effect.EARLIER_PAYER;
    }
    return group.isEmpty() || bornByProvider() ? Effect.CONTRACTUAL : Effect.DENIAL;
  }

  private boolean bornByProvider() {
    return group.filter(g -> g == Group.CO || g == Group.PI).isPresent();
  }

  private static Adjustment of(
      Optional<Group> group, String carc, List<String> remarks, Optional<Money> amount) {
    String plain = carc.trim();
    Matcher grouped = GROUPED.matcher(plain.toUpperCase(Locale.ROOT));
    return grouped.matches()
        ? new Adjustment(Group.of(grouped.group(1)), grouped.group(2), remarks, amount)
        : new Adjustment(group, plain, remarks, amount);
  }

  private static boolean isCarc(Coding coding) {
    String uri = plain(coding.uri());
    return uri.isEmpty() || uri.contains("claimadjustmentreason");
  }

  /** One published system holds both kinds of code: there the code's form decides. */
  private static boolean isRemark(Coding coding) {
    String uri = plain(coding.uri());
    return uri.contains("remittanceadviceremark")
        && (!uri.contains("claimadjustmentreason") || REMARK.matcher(coding.code()).matches());
  }

  private static String plain(String uri) {
    return uri.toLowerCase(Locale.ROOT).replace("-", "");
  }
}
