package org.rimborso.ehr;

/** Takes the pages of a search as they arrive, each page once and in order. */
@FunctionalInterface
public interface PageSink {
  /** Takes one page's JSON bytes and tells what it says about the next one. */
  Following take(byte[] page);

  /** What follows a page. */
  sealed interface Following {
    /** There is a further page at this address; whether it is asked is not the reader's matter. */
    record Next(String address) implements Following {
      @Override
      public String toString() {
        return "Next[]";
      }
    }

    /** It was the last page. */
    record Last() implements Following {}

    /** It is no page of a search result, or broken. What was read of it before may be kept. */
    record Unreadable() implements Following {}
  }
}
