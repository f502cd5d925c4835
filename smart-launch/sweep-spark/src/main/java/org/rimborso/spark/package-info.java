/**
 * The sweep of a facility as an Apache Spark job: lines are scattered, settled and reviewed by the
 * parts of {@code sweep}; here is only how they come to many machines and what comes back. Enters
 * {@code launch} for the site's configuration, {@code sweep} and what is below it; nobody enters
 * here.
 */
@NullMarked
package org.rimborso.spark;

import org.jspecify.annotations.NullMarked;
