package org.rimborso.notes;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.ProvenanceWriter.Activity;
import org.rimborso.fhir.write.TaskContent;
import org.rimborso.fhir.write.TaskResource;
import org.rimborso.fhir.write.TaskWriter;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/**
 * One attempt to let a Task of the EHR say what it is to. Each pass looks at what the EHR holds and
 * takes the one next step, so it may be stopped anywhere and begun again: there is one Task at the
 * end. Tasks that are not certainly ours are never touched.
 */
final class TaskDelivery {
  private static final int MOST_PASSES = 8;
  private static final int MOST_CONFLICTS = 3;

  private final TaskWriter writer = new TaskWriter();
  private final Tasks tasks;
  private final BooleanSupplier stillOurs;
  private final TaskContent content;
  private final Optional<Landing.Reason> needless;
  private final Optional<Reference> landed;
  private int conflicts;
  private boolean created;
  private boolean wrote;
  private boolean notKept;

  /**
   * @param stillOurs whether the lease is held; each call renews it
   * @param needless why no Task is made where there is none; empty to make one
   * @param landed the Task that there is, as far as we know
   */
  TaskDelivery(
      Tasks tasks,
      BooleanSupplier stillOurs,
      TaskContent content,
      Optional<Landing.Reason> needless,
      Optional<Reference> landed) {
    this.tasks = tasks;
    this.stillOurs = stillOurs;
    this.content = content;
    this.needless = needless;
    this.landed = landed;
  }

  Passage run() {
    if (!tasks.areTaken()) {
      return new Passage.Stays(Landing.Reason.NOT_OFFERED);
    }
    for (int pass = 0; pass < MOST_PASSES && conflicts < MOST_CONFLICTS; pass++) {
      Optional<Passage> end = pass();
      if (end.isPresent()) {
        return end.get();
      }
    }
    return notKept ? new Passage.Stays(Landing.Reason.NOT_KEPT) : new Passage.Later();
  }

  /** One look and one step; empty when the next look decides. */
  private Optional<Passage> pass() {
    Answer<List<TaskResource>> answer = ask(() -> tasks.of(content));
    if (!(answer instanceof Answer.Got<List<TaskResource>> got)) {
      return stop(answer);
    }
    List<TaskResource> ours =
        got.value().stream().filter(this::isOurs).sorted(TaskResource.ELDER_FIRST).toList();
    List<TaskResource> live = ours.stream().filter(task -> !task.isWithdrawn()).toList();
    if (live.size() > 1) {
      return join(live.get(1));
    }
    if (live.size() == 1) {
      return bring(live.get(0));
    }
    return ours.isEmpty() ? unseen() : stays(Landing.Reason.WITHDRAWN);
  }

  /** A race made two Tasks: the younger is withdrawn. */
  private Optional<Passage> join(TaskResource younger) {
    Answer<Put> answer = update(younger, writer.withdraw(younger));
    return answer instanceof Answer.Got ? Optional.empty() : stop(answer);
  }

  private Optional<Passage> bring(TaskResource task) {
    if (task.says(content)) {
      return arrived(task);
    }
    Answer<Put> answer = update(task, writer.change(task, content));
    if (!(answer instanceof Answer.Got)) {
      return stop(answer);
    }
    wrote = true;
    return verify(task.reference(), false);
  }

  /** A search may lag behind: the Task that we know of is looked for by its id. */
  private Optional<Passage> unseen() {
    if (landed.isEmpty()) {
      return make();
    }
    Answer<byte[]> answer = ask(() -> tasks.read(landed.get()));
    return answer instanceof Answer.Missing ? make() : there(answer);
  }

  private Optional<Passage> make() {
    if (needless.isPresent()) {
      return stays(needless.get());
    }
    if (created) {
      // What was created and is not found yet must not be created once more.
      return Optional.of(new Passage.Later());
    }
    Answer<Put> answer = ask(() -> tasks.create(content, writer.compose(content)));
    if (!(answer instanceof Answer.Got<Put> got)) {
      return stop(answer);
    }
    boolean made = got.value().wrote();
    created = true;
    wrote |= made;
    return got.value()
        .reference()
        .flatMap(task -> made ? verify(task, true) : there(ask(() -> tasks.read(task))));
  }

  /** There is a Task, which the search did not show. */
  private Optional<Passage> there(Answer<byte[]> answer) {
    if (!(answer instanceof Answer.Got<byte[]> got)) {
      return stop(answer);
    }
    Optional<TaskResource> task = ours(got.value());
    if (task.isEmpty()) {
      return stays(Landing.Reason.NOT_KEPT);
    }
    return task.get().isWithdrawn() ? stays(Landing.Reason.WITHDRAWN) : bring(task.get());
  }

  /** Reads back what was written; somebody may have been faster, or the EHR keeps not all. */
  private Optional<Passage> verify(Reference written, boolean madeByUs) {
    Answer<byte[]> answer = ask(() -> tasks.read(written));
    if (answer instanceof Answer.Refused) {
      // The write was not refused: the next look tells what is there.
      conflicts++;
      return Optional.empty();
    }
    if (!(answer instanceof Answer.Got<byte[]> got)) {
      return stop(answer);
    }
    Optional<TaskResource> task = ours(got.value());
    if (task.isEmpty()) {
      if (madeByUs) {
        withdrawUnmarked(written, got.value());
      }
      return stays(Landing.Reason.NOT_KEPT);
    }
    if (!task.get().standsAs(content)) {
      notKept = true;
      conflicts++;
      return Optional.empty();
    }
    return arrived(task.get());
  }

  /** Nobody could find it again, and each day would make another one. */
  private void withdrawUnmarked(Reference made, byte[] stored) {
    writer
        .withdrawUnmarked(stored)
        .ifPresent(json -> ask(() -> tasks.update(made, Optional.empty(), json)));
  }

  private Optional<Passage> arrived(TaskResource task) {
    return Optional.of(
        new Passage.Landed(task.reference(), task.version(), true, Activity.UPDATE, wrote));
  }

  private Answer<Put> update(TaskResource task, String json) {
    return ask(() -> tasks.update(task.reference(), task.version(), json));
  }

  private Optional<TaskResource> ours(byte[] json) {
    return TaskResource.of(json, tasks.base()).filter(this::isOurs);
  }

  private boolean isOurs(TaskResource task) {
    return task.isOf(content);
  }

  /** Asks only while the lease is held: a node that lost it writes nothing any more. */
  private <T> Answer<T> ask(Supplier<Answer<T>> call) {
    return stillOurs.getAsBoolean() ? call.get() : new Answer.NotReached<>();
  }

  private Optional<Passage> stop(Answer<?> answer) {
    Optional<Passage> end = Passage.after(answer, Landing.Reason.REFUSED);
    if (end.isEmpty()) {
      conflicts++;
    }
    return end;
  }

  private static Optional<Passage> stays(Landing.Reason reason) {
    return Optional.of(new Passage.Stays(reason));
  }
}
