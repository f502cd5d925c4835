/** Bundles of FHIR resources into the store: from a folder of files or from the demo data. */
@NullMarked
package org.rimborso.sandbox.load;

import org.jspecify.annotations.NullMarked;
