package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * How the facility stands, as one reader gets it.
 *
 * @param facts empty before the first sweep
 */
public record HealthView(Optional<Facts> facts) {

  /**
   * All there is.
   *
   * @param swept of which day the figures are
   * @param remarks what is not in them, each a sentence
   */
  public record Facts(
      String swept,
      List<String> remarks,
      String csv,
      List<Tile> tiles,
      Ageing ageing,
      Denials denials,
      Unbilled unbilled) {
    public Facts {
      remarks = List.copyOf(remarks);
      tiles = List.copyOf(tiles);
    }
  }

  /**
   * One figure.
   *
   * @param value empty where nothing can be divided by
   * @param change since the month before, in words; empty where that is not known
   * @param behind how many accounts are behind it, in words
   * @param facts what the formula was filled with
   */
  public record Tile(
      String code,
      String name,
      Badge badge,
      Optional<Value> value,
      String change,
      Optional<Trend> trend,
      String target,
      String href,
      String behind,
      String formula,
      List<Fact> facts) {
    public Tile {
      facts = List.copyOf(facts);
    }
  }

  /** A number and its unit. */
  public record Value(String number, String unit) {}

  /**
   * Months as a line in a box of 200 by 40.
   *
   * @param points as SVG writes them
   * @param label all values in words
   * @param target heights of lines at what is aimed for
   */
  public record Trend(String points, String label, List<String> target) {
    public Trend {
      target = List.copyOf(target);
    }
  }

  /** A term and what it is. */
  public record Fact(String term, String text) {}

  /** A part of a bar; start and width in percent. */
  public record Slice(int step, String start, String width) {}

  /** What payers and patients owe, by age. */
  public record Ageing(String currency, List<AgeRow> rows) {
    public Ageing {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One payer.
   *
   * @param amounts by bucket
   * @param share over ninety days
   * @param isHigh whether that is more than is aimed for
   */
  public record AgeRow(
      String name,
      List<Slice> slices,
      List<String> amounts,
      String sum,
      String share,
      boolean isHigh,
      boolean isSum) {
    public AgeRow {
      slices = List.copyOf(slices);
      amounts = List.copyOf(amounts);
    }
  }

  /** First denials, most frequent first: by what they are about, and by payer. */
  public record Denials(String currency, List<ShareRow> categories, List<ShareRow> payers) {
    public Denials {
      categories = List.copyOf(categories);
      payers = List.copyOf(payers);
    }
  }

  /** One kind of them; width of its bar in percent. */
  public record ShareRow(
      String name, String count, String share, String cumulative, String amount, String width) {}

  /** Visits without a claim by provider. */
  public record Unbilled(String currency, List<ProviderRow> rows) {
    public Unbilled {
      rows = List.copyOf(rows);
    }
  }

  /** One provider; width of the bar in percent. */
  public record ProviderRow(
      String name, String visits, String oldest, String estimate, String width) {}
}
