package org.rimborso.desk.fix;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.ElementChange;

/** What came of a write into the chart. */
sealed interface Written {

  /**
   * It stands there, read back.
   *
   * @param version in which it was read back
   * @param kept the elements as the EHR keeps them
   * @param intact whether everything else stands as it did, and nobody else wrote at that moment
   */
  record Done(Optional<String> version, List<ElementChange> kept, boolean intact)
      implements Written {
    public Done {
      kept = List.copyOf(kept);
    }
  }

  /** A resource was made, or was there from an earlier try. */
  record Made(Reference reference) implements Written {}

  /** The elements are not any more as they were seen; nothing was written. */
  record Changed() implements Written {}

  /** The EHR does not take it. */
  record Refused(int status) implements Written {}

  /** The EHR said that it took it, and did not keep it. */
  record NotKept() implements Written {}

  /** There is no token that counts; nothing was written. */
  record NoToken() implements Written {}

  /** Nothing was written, for the EHR could not be asked. */
  record NotTried() implements Written {}

  /** No whole answer; whether it was written only another look can tell. */
  record Unknown() implements Written {}
}
