package org.rimborso.codebooks.search;

import java.time.LocalDate;
import java.util.List;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.rimborso.codes.CodeSets;

/**
 * What was typed, as a query. Its score is a sum whose parts cannot make up for one another: the
 * exact code, then codes that begin so, then names with all words, then names with all but one;
 * among equals what may be billed on the day, then what is in force, then how well the words fit.
 */
final class Question {
  private static final int MOST_WORDS = 12;
  private static final int LONGEST_CODE = 15;
  private static final float EXACT = 80_000;
  private static final float BEGINS = 40_000;
  private static final float ALL_WORDS = 20_000;
  private static final float MAY_BE_BILLED = 4_000;
  private static final float IN_FORCE = 2_000;

  private Question() {}

  static Query of(String typed, LocalDate day) {
    BooleanQuery.Builder found = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
    String code = CodeSets.normalize(typed);
    if (!code.isEmpty() && code.length() <= LONGEST_CODE) {
      found.add(worth(EXACT, new TermQuery(new Term(Fields.CODE, code))), Occur.SHOULD);
      found.add(worth(BEGINS, new PrefixQuery(new Term(Fields.CODE, code))), Occur.SHOULD);
    }
    List<String> words = Fields.words(typed, MOST_WORDS);
    if (!words.isEmpty()) {
      Query all = atLeast(words.size(), words);
      found.add(all, Occur.SHOULD);
      found.add(worth(ALL_WORDS, all), Occur.SHOULD);
    }
    if (words.size() > 2) {
      found.add(atLeast(words.size() - 1, words), Occur.SHOULD);
    }
    return new BooleanQuery.Builder()
        .add(found.build(), Occur.MUST)
        .add(worth(MAY_BE_BILLED, on(Fields.BILLABLE, day)), Occur.SHOULD)
        .add(worth(IN_FORCE, on(Fields.IN_FORCE, day)), Occur.SHOULD)
        .build();
  }

  /** The code alone. */
  static Query exactly(String code) {
    return new TermQuery(new Term(Fields.CODE, CodeSets.normalize(code)));
  }

  private static Query atLeast(int count, List<String> words) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().setMinimumNumberShouldMatch(count);
    words.forEach(word -> all.add(word(word), Occur.SHOULD));
    return all.build();
  }

  /** A whole word fits better than the beginning of one; a code's beginning counts as a word. */
  private static Query word(String word) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String field : Fields.NAMES) {
      Term term = new Term(field, word);
      any.add(new TermQuery(term), Occur.SHOULD);
      any.add(worth(0.1f, new PrefixQuery(term)), Occur.SHOULD);
    }
    if (word.chars().anyMatch(Character::isDigit)) {
      any.add(
          worth(0.1f, new PrefixQuery(new Term(Fields.CODE, CodeSets.normalize(word)))),
          Occur.SHOULD);
    }
    return any.build();
  }

  private static Query on(String field, LocalDate day) {
    int at = NameIndexWriter.day(day);
    return IntRange.newContainsQuery(field, new int[] {at}, new int[] {at});
  }

  private static Query worth(float score, Query query) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }
}
