package org.rimborso.launch;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends the app amid what somebody sends to it, and starts it again. */
record Killing(Stage stage) {

  /** Something that is sent, and answered or not. */
  interface Sending {
    boolean isAnswered() throws IOException;
  }

  /**
   * Sends, and kills the app after {@code millis} at most; says whether there was an answer.
   *
   * @param still whether the EHR stands still before, so that what it was just asked is answered to nobody
   */
  boolean amid(Sending sending, int millis, boolean still) {
    CompletableFuture<Boolean> sent = CompletableFuture.supplyAsync(() -> sent(sending));
    boolean answered = answered(sent, millis);
    if (still) {
      stage.ehrProcess().freeze();
    }
    stage.appProcess().kill();
    if (still) {
      stage.ehrProcess().thaw();
    }
    answered |= sent.join();
    stage.appProcess().again();
    return answered;
  }

  private static boolean sent(Sending sending) {
    try {
      return sending.isAnswered();
    } catch (IOException cut) {
      return false;
    }
  }

  private static boolean answered(CompletableFuture<Boolean> sent, int millis) {
    try {
      return sent.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException notYet) {
      return false;
    } catch (InterruptedException | ExecutionException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
