package org.rimborso.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.rimborso.launch.SiteReviews;
import org.rimborso.sweep.LotReview;
import org.rimborso.sweep.Lots;
import org.rimborso.sweep.ReviewJson;
import org.rimborso.sweep.SideFile;
import org.rimborso.sweep.Spilled;

/** Reviews the lots of a partition, whose lines come lot by lot in the order of the input. */
final class LotRows implements MapPartitionsFunction<Row, Row> {
  /** What is found, by the name of its file, as lines in the order of a sweep on one machine. */
  static final StructType SCHEMA =
      new StructType()
          .add("name", DataTypes.StringType, false)
          .add("lot", DataTypes.IntegerType, false)
          .add("number", DataTypes.IntegerType, false)
          .add("text", DataTypes.StringType, false);

  private static final long serialVersionUID = 1L;

  private final Lots lots;
  private final Broadcast<SharedState> state;
  private final Broadcast<Site> site;
  private final LocalDate asOf;
  private final Locale language;
  private final boolean sides;

  /**
   * @param sides whether what the work list and the figures are made of is found too
   */
  LotRows(
      Lots lots,
      Broadcast<SharedState> state,
      Broadcast<Site> site,
      LocalDate asOf,
      Locale language,
      boolean sides) {
    this.lots = lots;
    this.state = state;
    this.site = site;
    this.asOf = asOf;
    this.language = language;
    this.sides = sides;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> lines) {
    SharedState shared = state.value();
    SiteReviews reviews = site.value().reviews();
    List<SideFile> beside = sides ? reviews.sides() : List.of();
    LotReview review =
        new LotReview(
            shared.settled(),
            lots,
            shared.zone(),
            shared.references(),
            asOf,
            new ReviewJson(language),
            beside,
            reviews::review);
    return new Found(review, lines);
  }

  /** What is found, one lot after the other. */
  private static final class Found implements Iterator<Row> {
    private final LotReview review;
    private final Ahead lines;
    private Iterator<Row> at = List.<Row>of().iterator();

    Found(LotReview review, Iterator<Row> lines) {
      this.review = review;
      this.lines = new Ahead(lines);
    }

    @Override
    public boolean hasNext() {
      while (!at.hasNext() && lines.isMore()) {
        at = review(lines.lot());
      }
      return at.hasNext();
    }

    private Iterator<Row> review(int lot) {
      Map<String, ByteArrayOutputStream> found = new LinkedHashMap<>();
      try {
        review.review(
            lot,
            line -> lines.each(lot, line),
            name -> {
              ByteArrayOutputStream bytes = new ByteArrayOutputStream();
              found.put(name, bytes);
              return bytes;
            });
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      List<Row> rows = new ArrayList<>();
      found.forEach((name, bytes) -> rows(name, lot, bytes, rows));
      return rows.iterator();
    }

    private static void rows(String name, int lot, ByteArrayOutputStream bytes, List<Row> rows) {
      String text = bytes.toString(StandardCharsets.UTF_8);
      int number = 0;
      for (int from = 0; from < text.length(); ) {
        int newline = text.indexOf('\n', from);
        int to = newline < 0 ? text.length() : newline;
        rows.add(RowFactory.create(name, lot, number++, text.substring(from, to)));
        from = to + 1;
      }
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return at.next();
    }
  }

  /** Rows, of which the next one's lot is known. */
  private static final class Ahead {
    private final Iterator<Row> rows;
    private List<Row> next = List.of();

    Ahead(Iterator<Row> rows) {
      this.rows = rows;
    }

    boolean isMore() {
      if (next.isEmpty() && rows.hasNext()) {
        next = List.of(rows.next());
      }
      return !next.isEmpty();
    }

    int lot() {
      return LineRows.lot(next.get(0));
    }

    void each(int lot, Consumer<Spilled> line) {
      while (isMore() && lot() == lot) {
        Spilled one = LineRows.line(next.get(0));
        next = List.of();
        line.accept(one);
      }
    }
  }
}
