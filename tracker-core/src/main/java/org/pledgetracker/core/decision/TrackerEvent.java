package org.pledgetracker.core.decision;

/** What has happened. Past tense, never edited: a correction is a new event. */
public interface TrackerEvent {}
