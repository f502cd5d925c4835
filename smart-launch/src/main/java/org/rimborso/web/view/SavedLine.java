package org.rimborso.web.view;

import java.time.ZoneId;
import java.util.Optional;
import org.rimborso.notes.Landing;
import org.rimborso.notes.PlacedNote;

/**
 * The line after a note was saved: that it was, when, and where it landed.
 *
 * @param strong that it was saved
 * @param rest where it landed
 * @param poll when and where to ask again while it is on its way; empty once that is settled
 */
public record SavedLine(
    Badge.Tone tone, String icon, String strong, String rest, Optional<Poll> poll) {
  /** A delivery that fails is tried again after growing pauses: first ask often, then seldom. */
  private static final int OFTEN = 8;

  private static final int TRIES = 40;

  /**
   * One more question to ask.
   *
   * @param seconds after how long
   */
  public record Poll(String href, int seconds) {}

  /**
   * The line about a note.
   *
   * @param account the account's page, relative to nothing
   * @param tried how often the browser has asked already
   */
  public static SavedLine of(
      PlacedNote placed, ZoneId zone, String account, int tried, Words words) {
    String time = words.time(placed.note().written(), zone);
    if (placed.landing() instanceof Landing.Delivered landed) {
      return settled(Badge.Tone.OK, "ok", words.say("saved.at", time), recorded(landed, words));
    }
    if (placed.landing() instanceof Landing.Here here) {
      String why = here.reason() == Landing.Reason.BY_CHOICE ? "saved.by-choice" : "saved.no-notes";
      return settled(Badge.Tone.INFO, "info", words.say("saved.here"), words.say(why));
    }
    if (placed.landing() instanceof Landing.Waiting) {
      return settled(
          Badge.Tone.INFO, "wait", words.say("saved.at", time), words.say("saved.waiting"));
    }
    String again = account + "/saved?note=" + placed.note().id() + "&try=" + (tried + 1);
    return new SavedLine(
        Badge.Tone.OK,
        "sent",
        words.say("saved.at", time),
        words.say("saved.sending"),
        tried < TRIES ? Optional.of(new Poll(again, tried < OFTEN ? 2 : 15)) : Optional.empty());
  }

  private static String recorded(Landing.Delivered landed, Words words) {
    return words.say("saved.record", landed.record().toString());
  }

  private static SavedLine settled(Badge.Tone tone, String icon, String strong, String rest) {
    return new SavedLine(tone, icon, strong, rest, Optional.empty());
  }
}
