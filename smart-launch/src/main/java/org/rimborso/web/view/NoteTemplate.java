package org.rimborso.web.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.account.Account;
import org.rimborso.account.DenialCategory;
import org.rimborso.chart.Note;

/**
 * A beginning of a note that a site wrote for its billers.
 *
 * @param name as it is offered
 * @param payer whose accounts it is for, as pages call the payer; empty for every payer's
 * @param category of the denials that it is for
 * @param carc a code of the denials that it is for, such as {@code 16} or {@code CO-16}
 * @param text with placeholders, see {@link #isText}
 * @param followUpDays from today to the next follow-up
 */
public record NoteTemplate(
    String name,
    Optional<String> payer,
    Optional<DenialCategory> category,
    Optional<String> carc,
    Note.Kind kind,
    String text,
    OptionalInt followUpDays) {
  /** What a text may stand for. */
  public static final List<String> PLACEHOLDERS =
      List.of("{payer}", "{claim}", "{service}", "{billed}", "{denial}");

  private static final Pattern IN_BRACES = Pattern.compile("\\{[^{}]*\\}|[{}]");

  /** Whether a note may begin so: no longer than a note, and no placeholder but ours. */
  public static boolean isText(String text) {
    Matcher found = IN_BRACES.matcher(text);
    while (found.find()) {
      if (!PLACEHOLDERS.contains(found.group())) {
        return false;
      }
    }
    return !text.isBlank()
        && text.length() <= NoteForm.TEXT_LENGTH
        && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n');
  }

  /** Whether it is for this account, whose payer is called so. */
  boolean fits(Account account, String payerName) {
    return payer.map(one -> one.equalsIgnoreCase(payerName.strip())).orElse(true)
        && category.map(one -> isDenied(account, one)).orElse(true)
        && carc.map(one -> isDenied(account, one)).orElse(true);
  }

  private static boolean isDenied(Account account, DenialCategory category) {
    return account.denial().filter(denial -> denial.category() == category).isPresent();
  }

  private static boolean isDenied(Account account, String carc) {
    String wanted = carc.toUpperCase(Locale.ROOT);
    return account.denial().stream()
        .flatMap(denial -> denial.codes().stream())
        .anyMatch(code -> code.equals(wanted) || code.endsWith("-" + wanted));
  }

  /** Its text, with each placeholder's value. */
  String filled(UnaryOperator<String> value) {
    return IN_BRACES
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group())));
  }

  /** Whether its text holds an amount. */
  boolean tellsAmounts() {
    return text.contains("{billed}");
  }
}
