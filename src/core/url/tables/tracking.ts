/** Query parameters that never say which page it is: own list, by name, by name prefix, by value. Lower case; one line a family. */

/** Dropped whatever the path and the value. Each line names who sets them. */
export const TRACKING_NAMES: readonly string[] = [
  'gclid gclsrc dclid gbraid wbraid gad gad_source gad_campaignid srsltid _gl _ga _gac ved usg sxsrf', // Google
  'fbclid fb_action_ids fb_action_types fb_source fb_ref fbc mibextid igsh igshid', // Meta
  'msclkid cvid ocid refig', // Microsoft
  'twclid __twitter_impression __source s_cid ref_src ref_url tt_medium tt_content ttclid li_fat_id trkinfo rdt_cid epik sccid scclid', // social networks
  'yclid ysclid _openstat ymclid yptr', // Yandex, Yahoo
  'mc_cid mc_eid mkt_tok _hsenc _hsmi __hssc __hstc __hsfp hsctatracking vero_id vero_conv oly_enc_id oly_anon_id ck_subscriber_id', // mailing tools
  'spmailingid spuserid spjobid spreportid et_rid et_cid elqtrack elqtrackid elqaid elqat elqcampaignid bxid cndid hasha hashb hashc esrc bt_ee bt_ts', // mailing tools
  'emc instance_id regi_id segment_id user_id campaign_id smid smtyp pgtype fellback imp_id recirc recirc_mode', // the New York Times and its newsletters
  'guccounter guce_referrer guce_referrer_sig guc_consent_skip tsrc soc_src soc_trk ncid', // Yahoo
  'ito ico icid cmpid cmp cmpen campaignid source_campaign ftag partner reflink mbid xid cx_testid cx_testvariant cx_artpos cx_experimentid', // publishers' own campaigns
  'dicbo tblci tb_cb taid oborigurl obref outbrainclickid taboolaclickid rc_fifo _ptid piano_t ptid', // recommendation widgets
  'wt_mc wt_zmc wtrid wpisrc wpmm intlink_from_url link_location itid hpid tid_source ss_source smprod rcmd_alg', // publishers
  'feedtype feedname feedref rssfeed fsrc traffic_source leadsource referringsource clicksource referrer refsrc refsec sref from_source source_id', // where a reader came from
  'ex_cid chn sr_share src_share share_source hss_channel soc_channel linkid link_id trackid trackingid sessionid phpsessid jsessionid sid_source', // links, sessions
  'srnd sc_cid ns_source ns_mchannel ns_campaign ns_linkname ns_fee xtor nr_email_referer ipid', // publishers
  'ab_channel si time_continue autoplay video_autoplay start_radio embeds_referring_euri embeds_euri embeds_widget_referrer', // video players
  'usesponsorshipsuggestions topicpagesponsorship akamai-rum keyevent pinned admgarea fullstory showall singlepage nopaging commentid replytocom', // views of one page
  'printable nocache cachebuster _ zx cb rnd rand darkmode isapp inapp webview', // views of one page
  'usqp amp_js_v amp_gsa _gsa amp_markup aoh amp_tf ampshare amp_lite amp_kit amp_r amp_cb', // AMP viewers
]

/** Tracking nearly everywhere, yet a page's own on some sites: dropped beside what names the page, kept where nothing else does. */
export const AMBIGUOUS_NAMES: readonly string[] = [
  'ref referer via src source from origin campaign campid trk tracking profile driver feature algo', // where a reader came from
  'pc form ei te nl abg rss pp pos loc st sh s_source', // Microsoft, Google, newsletters, publishers
  'app cache comments theme dark mobile desktop print pg paged random share', // views of one page
]

/** Dropped when the name begins so. */
export const TRACKING_PREFIXES: readonly string[] = [
  'utm_', // Google Analytics: utm_source
  'mtm_', // Matomo
  'pk_', // Piwik
  'piwik_',
  'matomo_',
  'hsa_', // HubSpot ads
  'itm_', // internal campaigns
  'int_cmp',
  'at_', // AT Internet: at_medium
  'ns_', // comScore
  'sc_', // Adobe: sc_channel
  's_kwcid', // Adobe
  'ga_', // Google Analytics
  'cx_', // Piano
  'wt.', // Webtrends
  'wt_', // Webtrends
  'oly_', // Omeda
  'vero_', // Vero
  'mkt_', // Marketo
  'trk_', // LinkedIn and others
  'fb_', // Facebook
  'guce_', // Yahoo consent
  'dm_i', // dotdigital
  'mkwid', // Marin
  'stm_', // internal campaigns
  'icn_', // internal campaigns
  'ic_', // internal campaigns
  'ml_subscriber', // MailerLite
  '_branch_', // Branch
  'branch_', // Branch
  'adobe_', // Adobe
  'ef_id', // Adobe advertising
  'rb_', // recommendation boxes
  '__', // private to a script: __twitter_impression
]

/**
 * Words inside a name (between `_`, `-`, `.`, or camel case) that give a campaign away: `newsletterSource`, `click-id`.
 * Only used on generic paths for names nobody has listed.
 */
export const TRACKING_WORDS: readonly string[] = [
  'utm clid gclid fbclid click clicked clickid clk track tracker tracking trk trck', // clicks
  'src source medium campaign camp cmp cmpid cpn cpid promo promocode promotion referrer referer referral ref refer refid', // campaigns
  'mc mcid mkt marketing mail email mailing newsletter nl nlid subscriber recipient crm esp', // mailings
  'share shared sharer sharing social soc socialmedia channel chan', // sharing
  'ad ads adid adgroup adset creative placement keyword kw affiliate aff affid partner sponsor', // advertising
  'session sess token nonce cache cachebust cb ts timestamp rand', // sessions
  'variant experiment ab abtest bucket cohort segment visitor vid_src device uid userid', // experiments
  'widget module slot position pos rank reco recs recirc rec', // furniture a link was clicked in
  'attribution attr entry entrypoint origin via from feed rss amp', // where a reader came from
]

/** Parameters that are tracking beside another one: [the one that gives it away, its companions]. */
export const COMPANIONS: readonly (readonly [string, string])[] = [
  ['pgtype', 'action module region'], // nytimes.com: action=click&module=editorContent&pgtype=Article&region=Footer
  ['__source', 'par'], // cnbc.com: __source=sharebar|twitter&par=sharebar
]

/** Values that only say where a reader came from. Only used on generic paths for names nobody has listed. */
export const CHANNEL_VALUES: readonly string[] = [
  'rss feed atom twitter tw x facebook fb instagram ig linkedin li reddit whatsapp wa telegram tg pinterest youtube yt tiktok threads mastodon bluesky bsky flipboard apple_news applenews google bing yahoo duckduckgo msn smartnews', // networks
  'email mail e-mail newsletter nl push notification sms social organic referral direct cpc ppc paid display banner affiliate partner', // media
  'sharebar share_btn click clicked ss edit taboola outbrain taboolafeed public', // joined to others: cid=referral_taboolafeed, tid=ss_tw
  'home homepage hp front frontpage top topnews hero sidebar footer header nav menu widget related recirc recommended trending mostread most-read mostpopular popular inline carousel', // furniture
  'mobile desktop app ios android web share sharebutton copy copylink copy_link link bookmark true false yes no on off', // ways and switches
]
