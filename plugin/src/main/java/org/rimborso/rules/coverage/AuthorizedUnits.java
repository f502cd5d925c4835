package org.rimborso.rules.coverage;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.Coding;

/** Units that authorisations allow, less what claims have billed of them so far. */
final class AuthorizedUnits {
  private final Chart chart;
  private final Map<Use, BigDecimal> left = new HashMap<>();

  AuthorizedUnits(Chart chart) {
    this.chart = chart;
  }

  private record Use(String number, String code) {}

  /** What {@code authorization} answers. */
  static Optional<Claim> request(Chart chart, ClaimResponse authorization) {
    return authorization.request().flatMap(reference -> chart.find(reference, Claim.class));
  }

  /** The lines of {@code claim} that the authorisations are for; all where none says for what. */
  static List<Claim.Line> lines(Chart chart, Claim claim, List<ClaimResponse> named) {
    Set<String> codes = new TreeSet<>();
    named.forEach(
        one ->
            request(chart, one)
                .ifPresent(
                    request -> request.lines().forEach(line -> code(line).ifPresent(codes::add))));
    return codes.isEmpty()
        ? claim.lines()
        : claim.lines().stream()
            .filter(line -> code(line).filter(codes::contains).isPresent())
            .toList();
  }

  /**
   * Takes the units of {@code claim} off.
   *
   * @return codes of which it bills more than is left
   */
  Set<String> bill(Claim claim, List<ClaimResponse> named) {
    Set<String> beyond = new TreeSet<>();
    for (Claim.Line line : claim.lines()) {
      Optional<String> code = code(line);
      Optional<ClaimResponse> allows =
          code.flatMap(
              known -> named.stream().filter(one -> allowed(one, known).isPresent()).findFirst());
      if (allows.isPresent()) {
        Use use = new Use(allows.get().authorization().orElse(""), code.get());
        BigDecimal before =
            left.computeIfAbsent(use, unused -> allowed(allows.get(), code.get()).orElseThrow());
        BigDecimal after = before.subtract(line.quantity().orElse(BigDecimal.ONE));
        left.put(use, after);
        if (after.signum() < 0) {
          beyond.add(code.get());
        }
      }
    }
    return beyond;
  }

  private Optional<BigDecimal> allowed(ClaimResponse authorization, String code) {
    return request(chart, authorization).stream()
        .flatMap(request -> request.lines().stream())
        .filter(line -> code(line).filter(code::equals).isPresent())
        .map(line -> line.quantity().orElse(BigDecimal.ONE))
        .reduce(BigDecimal::add);
  }

  private static Optional<String> code(Claim.Line line) {
    return line.service().codings().stream().map(Coding::code).findFirst();
  }
}
