package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * One account: the claim in words, what each payer answered, what happened in order.
 *
 * @param reference the account's key, {@code Claim/…} or {@code ExplanationOfBenefit/…}
 * @param story sentences: filed when, answered what
 * @param gaps what is wrong with the claim itself
 * @param payers what each payer did
 * @param unread why what other systems wrote may be missing in the timeline
 * @param amounts whether the reader may see amounts; without it there are none in here, and no free
 *     text that may name one
 */
public record AccountView(
    String reference,
    String payer,
    Optional<Day> service,
    Badge state,
    String open,
    List<String> story,
    List<EncounterView.Diagnosis> diagnoses,
    String next,
    List<Gap> gaps,
    PayersView payers,
    List<AnswerTable> answers,
    List<CodeLine> codes,
    List<AccountsView.Due> dues,
    List<Event> timeline,
    List<String> unread,
    String currency,
    boolean amounts) {
  public AccountView {
    story = List.copyOf(story);
    diagnoses = List.copyOf(diagnoses);
    gaps = List.copyOf(gaps);
    answers = List.copyOf(answers);
    codes = List.copyOf(codes);
    dues = List.copyOf(dues);
    timeline = List.copyOf(timeline);
    unread = List.copyOf(unread);
  }

  /**
   * The lines as one payer answered them, or as filed where no one answered.
   *
   * @param caption whose answer
   * @param remark when, under which reference
   * @param notes the payer's own remarks, as sent
   */
  public record AnswerTable(
      String caption,
      String remark,
      List<LineRow> lines,
      Optional<LineRow> sum,
      List<String> notes,
      boolean answered) {
    public AnswerTable {
      lines = List.copyOf(lines);
      notes = List.copyOf(notes);
    }
  }

  /** One line; absent amounts are unknown, not zero. */
  public record LineRow(
      Optional<String> code,
      String text,
      String detail,
      Optional<String> charge,
      Optional<String> allowed,
      Optional<String> contractual,
      Optional<String> paid,
      Optional<String> patient,
      List<CodeMark> codes) {
    public LineRow {
      codes = List.copyOf(codes);
    }
  }

  /** An adjudication code as sent, such as {@code CO-45}, and how it stands out. */
  public record CodeMark(String code, Mark mark) {}

  /** Whether a code denies, is unknown to us, or neither. */
  public enum Mark {
    PLAIN,
    DENIES,
    UNKNOWN
  }

  /** What a code says, in plain words. */
  public record CodeLine(CodeMark mark, String words) {}

  /**
   * Something that happened.
   *
   * @param icon which drawing
   * @param tone colour of the drawing, never without the words
   * @param title what, in bold
   * @param text more words, as typed; struck through when entered in error
   * @param day when; empty where nothing tells
   * @param small when exactly, who, where it stands
   * @param note which note it is, if it is one
   */
  public record Event(
      String icon,
      Badge.Tone tone,
      String title,
      String text,
      boolean struck,
      Optional<Day> day,
      String small,
      Optional<NoteName> note) {}

  /**
   * A note of ours.
   *
   * @param said what tells it from the others of its account: its kind, day and time
   * @param hasLetter whether it tells of a letter that is kept
   */
  public record NoteName(String id, String said, boolean hasLetter) {}
}
