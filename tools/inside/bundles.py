"""Builds the scripts and styles of the web client, for a quick first page."""

env["ir.qweb"]._pregenerate_assets_bundles()
env.cr.commit()
