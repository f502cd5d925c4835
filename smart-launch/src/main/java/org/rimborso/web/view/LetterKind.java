package org.rimborso.web.view;

import java.util.Arrays;
import java.util.Optional;
import org.rimborso.account.Account;
import org.rimborso.chart.Note;

/** What a letter to a payer is for. */
public enum LetterKind {
  APPEAL("appeal", Note.Kind.APPEAL),
  RECONSIDERATION("reconsideration", Note.Kind.APPEAL),
  TIMELY_FILING("timely-filing", Note.Kind.LETTER),
  RECORDS("records", Note.Kind.LETTER),
  CORRECTED_CLAIM("corrected-claim", Note.Kind.CORRECTION);

  private final String code;
  private final Note.Kind note;

  LetterKind(String code, Note.Kind note) {
    this.code = code;
    this.note = note;
  }

  /** The kind of this code. */
  public static Optional<LetterKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }

  public String code() {
    return code;
  }

  /** The kind of the note that tells of such a letter. */
  public Note.Kind note() {
    return note;
  }

  /** Why such a letter would be of no use for this account; empty where it may be written. */
  public Optional<String> closed(Account account, Words words) {
    if (note != Note.Kind.APPEAL) {
      return Optional.empty();
    }
    Optional<Account.Appeal> appeal = account.breakdown().appeal();
    return appeal.isEmpty()
        ? Optional.of(words.say("letter.no-denial"))
        : appeal.filter(way -> !way.isOpen()).map(way -> words.say(way.why()));
  }
}
