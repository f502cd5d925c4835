package org.rimborso.notes;

import java.util.Optional;
import org.rimborso.fhir.write.TaskContent;
import org.rimborso.store.TaskRow;

/** What EHRs are to be told of one kind of things. */
@FunctionalInterface
public interface TaskOrders {

  /** What the Task is to say of the wanted version; empty where nobody knows of that. */
  Optional<TaskContent> of(TaskRow row);
}
