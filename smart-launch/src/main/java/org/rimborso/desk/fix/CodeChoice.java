package org.rimborso.desk.fix;

import java.util.List;
import org.rimborso.codes.CodeAnswer;

/**
 * A code that may be chosen. Nothing is ever chosen for anybody.
 *
 * @param code as people write it
 * @param name in the reader's language, else in English; empty where none is loaded
 * @param group why it is offered
 * @param facts what is coded on the chart that speaks for it; none where nothing does
 */
public record CodeChoice(
    String code, String name, Group group, List<CodedFact> facts, CodeAnswer answer) {
  public CodeChoice {
    facts = List.copyOf(facts);
  }

  /** Why a code is offered. The order is that of the list. */
  public enum Group {
    /** More specific than the faulty one. */
    BELOW,
    /** Beside the faulty one. */
    BESIDE,
    /** Something coded on the chart speaks for it. */
    SUPPORTED,
    /** It was searched for. */
    FOUND
  }
}
