package org.pledgetracker.projections.rates;

import java.time.LocalDate;

/** Names a publication. Publications are ordered by source, day and base. */
public record PublicationKey(String source, LocalDate day, String base) {}
