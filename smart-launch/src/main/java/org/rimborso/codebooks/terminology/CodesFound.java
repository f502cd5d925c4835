package org.rimborso.codebooks.terminology;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Cause;
import org.rimborso.codebooks.search.FoundCode;

/**
 * What a search found.
 *
 * @param codes the best first
 * @param chosen the code that was looked at; empty where none was
 * @param beyond whether the terminology server was searched too
 * @param trouble why the terminology server could not be asked, or not for everything
 * @param damaged whether imported code sets are left out because they cannot be read
 */
public record CodesFound(
    List<FoundCode> codes,
    Optional<FoundCode> chosen,
    boolean beyond,
    Optional<Cause> trouble,
    boolean damaged) {
  public CodesFound {
    codes = List.copyOf(codes);
  }
}
