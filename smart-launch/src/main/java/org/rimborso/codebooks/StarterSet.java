package org.rimborso.codebooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.LoadedCodeSets;

/**
 * The code set that ships with the product: a few whole ICD-10-CM categories, so that a first
 * launch has something to judge. Names are our own short forms, not the official descriptions. What
 * lies outside its categories is not checked.
 */
public final class StarterSet {
  private static final String RESOURCE = "starter/icd10cm.tsv";

  private StarterSet() {}

  /** The starter set as the only loaded code sets. */
  public static CodeSets codeSets() {
    return new LoadedCodeSets(List.of(icd10cm()));
  }

  /**
   * The ICD-10-CM table.
   *
   * @throws IllegalStateException if the product's own file is damaged
   */
  public static CodeTable icd10cm() {
    List<CodeTable.Span> spans = new ArrayList<>();
    List<CodeTable.Row> rows = new ArrayList<>();
    for (String line : lines()) {
      String[] cells = line.split("\t", -1);
      switch (cells.length) {
        case 4 -> spans.add(span(cells));
        case 6 -> rows.add(row(cells));
        default -> throw new IllegalStateException("damaged starter set: " + line);
      }
    }
    return new CodeTable(CodeSystem.ICD10CM, spans, rows);
  }

  private static CodeTable.Span span(String[] cells) {
    return new CodeTable.Span(cells[1], LocalDate.parse(cells[2]), LocalDate.parse(cells[3]));
  }

  private static CodeTable.Row row(String[] cells) {
    Optional<LocalDate> last =
        Optional.of(cells[3]).filter(text -> !text.isEmpty()).map(LocalDate::parse);
    return new CodeTable.Row(
        cells[0], cells[1].equals("billable"), LocalDate.parse(cells[2]), last, cells[4], cells[5]);
  }

  private static List<String> lines() {
    try (InputStream in = StarterSet.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the starter set is missing from the product");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
