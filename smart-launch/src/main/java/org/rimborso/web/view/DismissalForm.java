package org.rimborso.web.view;

import java.util.Map;
import java.util.Optional;
import org.rimborso.desk.DismissalReason;
import org.rimborso.desk.DismissalStep;
import org.rimborso.fhir.write.NoteText;

/**
 * A step about one gap as it was asked for; what was typed is kept as typed.
 *
 * @param finding the id of the finding that it is about
 * @param reason the code that was chosen, whatever it is
 * @param remark as typed
 * @param step what is wanted, if it can be understood
 * @param error a sentence on why it cannot
 */
public record DismissalForm(
    String finding,
    String reason,
    String remark,
    Optional<DismissalStep> step,
    Optional<String> error) {
  public static final int LONGEST = NoteText.LONGEST_FIELD;
  public static final DismissalForm EMPTY =
      new DismissalForm("", "", "", Optional.empty(), Optional.empty());

  /** Reads what was sent. */
  public static DismissalForm read(Map<String, String> sent, Words words) {
    DismissalForm typed =
        new DismissalForm(
            sent.getOrDefault("finding", ""),
            sent.getOrDefault("reason", ""),
            sent.getOrDefault("remark", ""),
            Optional.empty(),
            Optional.empty());
    return switch (sent.getOrDefault("do", "")) {
      case "dismiss" -> typed.dismissing(words);
      case "undo" -> typed.wanting(new DismissalStep.Undo());
      default -> typed.failed(words.say("work.nothing"));
    };
  }

  private DismissalForm dismissing(Words words) {
    NoteText judged = NoteText.ofField(remark);
    if (!(judged instanceof NoteText.Accepted) && !(judged instanceof NoteText.Empty)) {
      return failed(words.say("dismissal.bad-remark", LONGEST));
    }
    String text = judged instanceof NoteText.Accepted accepted ? accepted.text() : "";
    return DismissalReason.of(reason)
        .map(why -> wanting(new DismissalStep.Dismiss(why, text)))
        .orElseGet(() -> failed(words.say("dismissal.no-reason")));
  }

  private DismissalForm wanting(DismissalStep wanted) {
    return new DismissalForm(finding, reason, remark, Optional.of(wanted), Optional.empty());
  }

  /** The same with what stood against it. */
  public DismissalForm failed(String sentence) {
    return new DismissalForm(finding, reason, remark, step, Optional.of(sentence));
  }

  /** Without what was typed. */
  @Override
  public String toString() {
    return "DismissalForm[" + error.isPresent() + "]";
  }
}
