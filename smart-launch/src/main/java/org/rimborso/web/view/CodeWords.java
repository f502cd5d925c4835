package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;

/** Adjudication codes as sent, and what they say in our own plain words. */
final class CodeWords {
  private static final Set<String> GROUPS = Set.of("CO", "PR", "OA", "PI");
  private static final Pattern REMARK = Pattern.compile("(M|MA|N)\\d{1,4}");
  private static final Pattern REASON = Pattern.compile("[ABDPWY]?\\d{1,3}");

  private final Words words;
  private final Set<String> denying;

  /**
   * @param denying the codes that make the denial, as the account names them
   */
  CodeWords(Words words, Set<String> denying) {
    this.words = words;
    this.denying = denying;
  }

  /** The group code of an entry: told apart, or as its category. */
  static Optional<String> group(Adjudication entry) {
    return entry
        .group()
        .or(
            () ->
                entry.category().codings().stream()
                    .map(Coding::code)
                    .filter(GROUPS::contains)
                    .findFirst());
  }

  /** Every code of the entries, each once, in the order sent. */
  List<AccountView.CodeMark> marks(List<Adjudication> entries) {
    Map<String, AccountView.CodeMark> marks = new LinkedHashMap<>();
    for (Adjudication entry : entries) {
      Optional<String> group = group(entry);
      for (CodeableConcept reason : entry.reasons()) {
        for (String code : codes(reason)) {
          String shown = REMARK.matcher(code).matches() ? code : withGroup(group, code);
          marks.putIfAbsent(shown, new AccountView.CodeMark(shown, mark(shown, code)));
        }
      }
    }
    return new ArrayList<>(marks.values());
  }

  /** A code of a denial, such as {@code CO-16}. */
  AccountView.CodeMark denied(String shown) {
    String code = shown.substring(shown.indexOf('-') + 1);
    return new AccountView.CodeMark(
        shown, isKnown(code) ? AccountView.Mark.DENIES : AccountView.Mark.UNKNOWN);
  }

  /** What a code says; its group's meaning goes with it. */
  AccountView.CodeLine explain(AccountView.CodeMark mark) {
    String shown = mark.code();
    int dash = shown.indexOf('-');
    String code = dash < 0 ? shown : shown.substring(dash + 1);
    String text =
        REMARK.matcher(code).matches()
            ? words.find("rarc." + code).orElseGet(() -> words.say("rarc"))
            : words.find("carc." + code).orElseGet(() -> words.say("carc.unknown"));
    String group =
        dash < 0
            ? ""
            : words.find("group." + shown.substring(0, dash)).map(g -> " " + g).orElse("");
    return new AccountView.CodeLine(mark, text + group);
  }

  private AccountView.Mark mark(String shown, String code) {
    if (denying.contains(shown) || denying.contains(code)) {
      return AccountView.Mark.DENIES;
    }
    return isKnown(code) ? AccountView.Mark.PLAIN : AccountView.Mark.UNKNOWN;
  }

  private boolean isKnown(String code) {
    return REMARK.matcher(code).matches()
        || REASON.matcher(code).matches() && words.find("carc." + code).isPresent();
  }

  private static List<String> codes(CodeableConcept reason) {
    return reason.codings().isEmpty()
        ? reason.text().stream().toList()
        : reason.codings().stream().map(Coding::code).distinct().toList();
  }

  private static String withGroup(Optional<String> group, String code) {
    return group.filter(GROUPS::contains).map(g -> g + "-" + code).orElse(code);
  }
}
