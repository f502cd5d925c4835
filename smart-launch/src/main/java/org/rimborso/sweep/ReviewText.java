package org.rimborso.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rimborso.account.Account;
import org.rimborso.chart.Money;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;
import org.rimborso.review.Review;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.NotChecked;

/** Writes a review for people to read: findings, accounts, and what was not checked, counted. */
public final class ReviewText {
  private final Locale language;

  public ReviewText(Locale language) {
    this.language = language;
  }

  /** The lines about one patient; what a record says cannot command the terminal. */
  public List<String> lines(Review review, Optional<String> patient) {
    List<String> lines = new ArrayList<>();
    String name = patient.orElseGet(() -> say("review.nobody"));
    lines.add(say("review.title", name, review.asOf()));
    if (review.findings().isEmpty()) {
      lines.add("  " + say("review.no-findings"));
    }
    review.findings().forEach(finding -> finding(lines, finding));
    review.accounts().forEach(account -> account(lines, review, account));
    notChecked(lines, review.notChecked());
    lines.add("");
    return lines.stream().map(line -> line.replaceAll("\\p{Cntrl}", " ")).toList();
  }

  /** The last line: how many patients, findings and gaps in all. */
  public String total(long patients, long findings, long notChecked) {
    return say("review.total", patients, findings, notChecked);
  }

  private void finding(List<String> lines, Finding finding) {
    String risk = finding.atRisk().map(money -> "  " + say("review.at-risk", money)).orElse("");
    lines.add(
        "  "
            + say("severity." + finding.severity().code())
            + "  "
            + finding.rule()
            + "  "
            + place(finding)
            + risk);
    lines.add("    " + finding.message().in(language));
    lines.add("    " + say("review.next", finding.next()));
  }

  /** {@code Claim/c1 diagnosis[0].diagnosis}. */
  private static String place(Finding finding) {
    String type = finding.focus().type() + ".";
    String element = finding.element();
    return finding.focus()
        + " "
        + (element.startsWith(type) ? element.substring(type.length()) : element);
  }

  private void account(List<String> lines, Review review, Account account) {
    String age =
        account.ageDays().isPresent() ? say("review.age", account.ageDays().getAsLong()) : "";
    lines.add(
        "  "
            + say(
                "review.account",
                account.reference().toString(),
                say("state." + account.state().code()),
                payer(account.payer()),
                amount(account.billed()),
                amount(account.balance().payer()),
                amount(account.balance().patient()))
            + age);
    if (!isAdvised(review, account)) {
      lines.add("    " + say("review.next", account.next().text()));
    }
  }

  /** Whether a finding has named the account's next step before. */
  private static boolean isAdvised(Review review, Account account) {
    return review.findings().stream()
        .anyMatch(
            finding ->
                finding.focus().equals(account.reference())
                    && finding.next().equals(account.next().text()));
  }

  private String payer(Party payer) {
    return payer
        .display()
        .or(() -> payer.reference().map(Reference::toString))
        .or(payer::identifier)
        .orElseGet(() -> say("review.unknown"));
  }

  private Object amount(Optional<Money> money) {
    return money.<Object>map(m -> m).orElseGet(() -> say("review.unknown"));
  }

  /** One line for each rule and cause, with how often. */
  private void notChecked(List<String> lines, List<NotChecked> gaps) {
    if (gaps.isEmpty()) {
      return;
    }
    lines.add("  " + say("review.not-checked", gaps.size()));
    Map<String, Long> counts =
        gaps.stream()
            .collect(
                Collectors.groupingBy(
                    gap -> gap.rule() + ": " + say("because." + gap.because().code()),
                    TreeMap::new,
                    Collectors.counting()));
    counts.forEach((what, count) -> lines.add("    " + count + " × " + what));
  }

  private String say(String key, Object... arguments) {
    return Message.of(ReviewText.class, key, arguments).in(language);
  }
}
