package org.rimborso.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.rimborso.sweep.LotReview;
import org.rimborso.sweep.Problem;
import org.rimborso.sweep.SideFile;
import org.rimborso.sweep.SweepProblems;

/** Writes what is found; last the summary, so that whoever sees it sees everything. */
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String folder;
  private final Format format;
  private final ClusterFiles files;

  Results(String folder, Format format, ClusterFiles files) {
    this.folder = folder;
    this.format = format;
    this.files = files;
  }

  /** How findings and accounts are written. */
  enum Format {
    /** As lines of JSON. */
    ndjson,
    /** As columns, which have the names of the JSON's keys. */
    parquet
  }

  /** What was found under a name. */
  static Dataset<Row> of(Dataset<Row> found, String name) {
    return found.where(col("name").equalTo(name));
  }

  /** Writes findings and accounts, and beside them {@code sides}, always as lines. */
  void write(Dataset<Row> found, List<SideFile> sides) throws IOException {
    for (String name : List.of(LotReview.FINDINGS, LotReview.ACCOUNTS)) {
      if (format == Format.parquet) {
        ordered(found, name)
            .select(from_json(col("text"), columns(name), Map.of("mode", "FAILFAST")).as("one"))
            .select("one.*")
            .write()
            .parquet(path(name));
      } else {
        lines(found, name);
      }
    }
    for (SideFile side : sides) {
      lines(found, side.name());
    }
  }

  private void lines(Dataset<Row> found, String name) {
    ordered(found, name).select("text").write().text(path(name));
  }

  /** In the order of a sweep on one machine. */
  private static Dataset<Row> ordered(Dataset<Row> found, String name) {
    return of(found, name).orderBy("lot", "number");
  }

  private String path(String name) {
    return folder + "/" + base(name);
  }

  /** The folder of a file's parts. */
  private static String base(String name) {
    return name.replaceFirst("\\.ndjson$", "");
  }

  /** The columns of a file, as {@code NAME.ddl} beside this class lists them. */
  static StructType columns(String name) throws IOException {
    String file = base(name) + ".ddl";
    try (InputStream in = Objects.requireNonNull(Results.class.getResourceAsStream(file), file)) {
      return StructType.fromDDL(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Writes what could not be read, and the summary. */
  void end(SweepProblems problems, byte[] summary) throws IOException {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    for (Problem one : problems.told()) {
      told.write(JSON.writeValueAsBytes(one));
      told.write('\n');
    }
    files.write(folder, "problems.ndjson", told.toByteArray());
    files.write(folder, "summary.json", summary);
  }
}
