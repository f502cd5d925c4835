package org.rimborso.sweep.export;

import org.rimborso.ehr.Reply.Why;

/** Why there was no answer, for a sentence. */
final class NotHad {
  private NotHad() {}

  static String words(Why why) {
    return switch (why) {
      case ADDRESS_REFUSED -> "its address is not one that may be called";
      case NOT_SENDABLE -> "the request holds what cannot be sent";
      case NO_CONNECTION -> "no connection";
      case TOO_SLOW -> "it does not answer in time";
      case CUT -> "the connection broke";
      case TOO_LARGE -> "the answer is too large";
      case NOT_DECODABLE -> "it sends something else than was asked for";
      case NOT_KEPT -> "it could not be written to disk";
      case RESTING -> "it failed several times just now and is left alone for some seconds";
      case CROWDED -> "too many calls are under way";
      case ASKED_TO_WAIT -> "it asks for patience";
      case NO_TIME_LEFT -> "the time for it is over";
      case SERVER_FAILED -> "it fails";
      case INTERRUPTED -> "it was interrupted";
    };
  }
}
