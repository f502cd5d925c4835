package org.rimborso.fhir.read;

/**
 * Why a document could not be read to its end. What came before it was handed over, but what came
 * was not all there is.
 *
 * @param line from 1
 * @param column from 1, in bytes where the reader counts bytes
 */
public record Fault(Kind kind, long line, long column) {

  /** The ways in which a document fails. */
  public enum Kind {
    /** Nothing at all. */
    EMPTY("is empty"),
    /** It ends in the middle. */
    TRUNCATED("ends in the middle"),
    /** It does not start as a JSON object: a page, a text, a list. */
    NOT_JSON("is not a JSON object"),
    /** It starts as JSON and then breaks the grammar. */
    MALFORMED("is not well-formed JSON"),
    /** A JSON object without a {@code resourceType}. */
    NOT_FHIR("is JSON but no FHIR resource"),
    /** Nested too deep, or a text or number too long. */
    BEYOND_LIMITS("goes beyond the limits on depth or length");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** A predicate for messages: "the input <em>ends in the middle</em>". */
    public String words() {
      return words;
    }
  }
}
