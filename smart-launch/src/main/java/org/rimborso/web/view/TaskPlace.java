package org.rimborso.web.view;

import java.util.Optional;
import org.rimborso.notes.Landing;
import org.rimborso.notes.PlacedTask;

/** Where the EHR's Task of something is, in a sentence. */
public final class TaskPlace {
  private TaskPlace() {}

  /** Empty where there is nothing to say. */
  public static Optional<String> of(PlacedTask task, Words words) {
    if (task.landing().equals(new Landing.Here(Landing.Reason.NOTHING_TO_DO))) {
      return Optional.empty();
    }
    Optional<String> stale = task.stale().map(there -> words.say("task.stale", there.toString()));
    if (task.landing() instanceof Landing.Delivered && stale.isPresent()) {
      return stale;
    }
    String place = place(task.landing(), words);
    return Optional.of(stale.map(said -> place + "; " + said).orElse(place));
  }

  private static String place(Landing landing, Words words) {
    if (landing instanceof Landing.Delivered there) {
      return words.say("task.is", there.record().toString());
    }
    if (landing instanceof Landing.Here here) {
      return words.say(
          switch (here.reason()) {
            case NOT_OFFERED -> "task.not-offered";
            case NO_SCOPE -> "task.no-scope";
            case NOT_KEPT -> "task.not-kept";
            case WITHDRAWN -> "task.withdrawn";
            case RESTRICTED -> "task.restricted";
            case BY_CHOICE -> "task.by-choice";
            default -> "task.refused";
          });
    }
    return words.say(landing instanceof Landing.Waiting ? "task.waiting" : "task.sending");
  }
}
