package org.rimborso.codebooks.file;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codes.CodeRelations;

/**
 * The General Equivalence Mappings of diagnoses, in either direction: source code, target code,
 * five flags (approximate, no map, combination, scenario, choice list). The published file has
 * codes in small letters too (v5889).
 */
final class EquivalenceMap implements Format {
  private static final String TENTH = "[A-TV-Z][0-9][0-9A-Z]{1,5}";
  private static final String NINTH = "(?:[0-9]{3}|V[0-9]{2})[0-9]{0,2}|E[0-9]{3,4}";
  private static final Pattern ANY = Pattern.compile("\\S+ +\\S+ +[01]{3}[0-9]{2} *");
  private static final String NO_MAP = "NODX";

  private final Book book;
  private final Pattern line;

  private EquivalenceMap(Book book, String source, String target) {
    this.book = book;
    this.line =
        Pattern.compile(
            "(" + source + ") +(" + target + "|" + NO_MAP + ") +([01]{3}[0-9]{2}) *",
            Pattern.CASE_INSENSITIVE);
  }

  static EquivalenceMap fromNinth() {
    return new EquivalenceMap(Book.GEM_ICD9_TO_10, NINTH, TENTH);
  }

  static EquivalenceMap fromTenth() {
    return new EquivalenceMap(Book.GEM_ICD10_TO_9, TENTH, NINTH);
  }

  /** Whether it is a map of this form, of diagnoses or of procedures, rather than a list. */
  static boolean isMap(Head head) {
    return head.mostLines(ANY);
  }

  @Override
  public String name() {
    return book.label();
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLines(line);
  }

  @Override
  public Reading read(Source source) throws Broken {
    IcdEdition edition = IcdEdition.of(source);
    CodeRelations.Builder relations = new CodeRelations.Builder();
    Set<String> seen = new HashSet<>();
    Set<String> sources = new HashSet<>();
    source.eachLine(
        one -> {
          if (!one.text().isBlank()) {
            Matcher mapping = mapping(one);
            if (!seen.add(one.text())) {
              throw new Broken("lists the same mapping a second time");
            }
            String code = mapping.group(1).toUpperCase(Locale.ROOT);
            String target = mapping.group(2).toUpperCase(Locale.ROOT);
            sources.add(code);
            relations.add(
                code,
                target.equals(NO_MAP) ? "" : target,
                mapping.group(3),
                edition.from(),
                Optional.of(edition.to()));
          }
        });
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("mappings", (long) seen.size());
    counts.put("codes", (long) sources.size());
    return Reading.of(
        new Edition(
            book,
            edition.label(),
            edition.from(),
            edition.to(),
            new Edition.Relations(relations.build()),
            counts));
  }

  private Matcher mapping(Line one) throws Broken {
    Matcher mapping = line.matcher(one.text());
    if (!mapping.matches()) {
      throw new Broken(
          "is no line of a GEM (source code, target code, five flags): " + Entry.plain(one.text()));
    }
    return mapping;
  }
}
