"""Unit tests' base classes."""

from unittest import IsolatedAsyncioTestCase, SkipTest, TestCase, expectedFailure, skip, skipIf, skipUnless
