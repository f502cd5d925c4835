package org.rimborso.codes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects relations, each as one number: 21 bits for the code, the target, and the term, so that
 * the rows of a code and of a pair are neighbours once sorted.
 */
final class RelationRows {
  private static final int BITS = 21;
  private static final int MASK = (1 << BITS) - 1;

  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<RelationTerms.Term, Integer> terms = new HashMap<>();
  private final LongList rows = new LongList();

  static long row(long code, long target, long term) {
    return code << 2 * BITS | target << BITS | term;
  }

  static int code(long row) {
    return (int) (row >>> 2 * BITS);
  }

  static int target(long row) {
    return (int) (row >>> BITS) & MASK;
  }

  static int term(long row) {
    return (int) row & MASK;
  }

  void add(String code, String target, RelationTerms.Term term) {
    rows.add(row(id(texts, code), id(texts, target), id(terms, term)));
  }

  private static <T> int id(Map<T, Integer> ids, T key) {
    Integer known = ids.putIfAbsent(key, ids.size());
    if (known != null) {
      return known;
    }
    if (ids.size() >= MASK) {
      throw new IllegalArgumentException("more different codes or terms than " + MASK);
    }
    return ids.size() - 1;
  }

  CodeRelations build(EditionCalendar calendar) {
    TextRanks ranks = TextRanks.of(texts.keySet());
    int[] rankOf = new int[texts.size()];
    texts.forEach((text, id) -> rankOf[id] = ranks.find(text));
    List<RelationTerms.Term> ordered = RelationTerms.inOrder(terms.keySet());
    int[] termOf = new int[terms.size()];
    for (int i = 0; i < termOf.length; i++) {
      termOf[terms.getOrDefault(ordered.get(i), 0)] = i;
    }
    long[] sorted = rows.toArray();
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = row(rankOf[code(sorted[i])], rankOf[target(sorted[i])], termOf[term(sorted[i])]);
    }
    Arrays.sort(sorted);
    return new CodeRelations(ranks, RelationTerms.of(ordered), sorted, calendar);
  }
}
