package org.rimborso.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.rimborso.chart.Chart;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codebooks.terminology.ScriptedTerminology;
import org.rimborso.codebooks.terminology.TerminologyReview;
import org.rimborso.codebooks.terminology.TerminologyServer;
import org.rimborso.codebooks.terminology.TerminologySettings;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Outbound;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;

/** A terminology server whose maps cases may ask for, and the reviews that ask it. */
final class CaseMaps implements AutoCloseable {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ScriptedTerminology terminology = new ScriptedTerminology();
  private final TerminologyReview reviews;

  private CaseMaps(Function<CodeSets, Reviewer> site) {
    TerminologySettings settings =
        new TerminologySettings(
            URI.create(terminology.server().origin() + "/fhir"),
            Optional.empty(),
            Set.of(CodeSystem.ICD10CM),
            LONG,
            Duration.ofHours(1));
    TerminologyServer server =
        new TerminologyServer(settings, new Outbound(CLOCK, time -> {}), CLOCK);
    reviews = new TerminologyReview(StarterSet::codeSets, site, server);
  }

  /**
   * The maps of {@code file}: a clinical term, and the codes for it with how near each is.
   *
   * @param site the rules over code sets
   */
  static CaseMaps of(Path file, Function<CodeSets, Reviewer> site) throws IOException {
    CaseMaps maps = new CaseMaps(site);
    new ObjectMapper()
        .readTree(file.toFile())
        .properties()
        .forEach(one -> maps.terminology.mapping(one.getKey(), texts(one.getValue())));
    return maps;
  }

  private static String[] texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .toArray(String[]::new);
  }

  Review review(Chart chart) {
    return reviews.review(chart, Budget.of(LONG));
  }

  @Override
  public void close() {
    terminology.close();
  }
}
